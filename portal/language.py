"""The language the site speaks: every visible string made in Python goes through these, as ``_()`` does in templates."""

from gettext import NullTranslations

TRANSLATIONS = NullTranslations()
_ = TRANSLATIONS.gettext
ngettext = TRANSLATIONS.ngettext
