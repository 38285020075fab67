"""The language the site speaks: visible strings made in Python go through these, those of templates through _()."""

from gettext import NullTranslations

LANGUAGE = "en"
"""The language of records and pages, but for translations inside records."""

LOCALE = "en_GB"
"""How dates and numbers are written."""

TRANSLATIONS = NullTranslations()
_ = TRANSLATIONS.gettext
