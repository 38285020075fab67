"""The language the site speaks: visible strings made in Python go through these, those of templates through _()."""

from gettext import NullTranslations

TRANSLATIONS = NullTranslations()
_ = TRANSLATIONS.gettext
