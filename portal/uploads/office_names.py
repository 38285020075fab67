"""The parts and relationships that documents of Word, PowerPoint or Excel may have (ECMA-376 and what Office adds).

All others run, load or contain something else: macros of any age, ActiveX, OLE objects, other files.
"""

import re

from portal.uploads.wording import listed

_OPEN = "application/vnd.openxmlformats-officedocument."
_WORD = listed(
    """
    document.main styles settings webSettings fontTable numbering header footer footnotes endnotes comments
    commentsExtended commentsIds commentsExtensible people document.glossary
    """
)
_SLIDES = listed(
    """
    presentation.main slide slideLayout slideMaster notesSlide notesMaster handoutMaster commentAuthors comments
    presProps viewProps tableStyles tags slideUpdateInfo
    """
)
_SHEETS = listed(
    """
    sheet.main worksheet chartsheet styles sharedStrings calcChain comments table pivotTable pivotCacheDefinition
    pivotCacheRecords sheetMetadata revisionHeaders revisionLog userNames
    """
)
_DRAWINGS = listed("chart chartshapes diagramData diagramLayout diagramStyle diagramColors")
_MICROSOFT = listed(
    """
    word.stylesWithEffects word.commentsExtended word.commentsIds word.commentsExtensible word.people
    powerpoint.changesinfo powerpoint.revisioninfo powerpoint.authors powerpoint.comments
    powerpoint.threadedcomments excel.threadedcomments excel.person excel.slicer excel.slicerCache excel.Timeline
    excel.TimelineCache excel.rdrichvalue excel.rdrichvaluestructure excel.rdrichvaluetypes excel.richvaluerel
    excel.rdarray excel.richstyles excel.namedsheetviews excel.controlproperties excel.featurepropertybag
    office.chartstyle office.chartcolorstyle office.chartex office.drawingml.diagramDrawing
    office.classificationlabels
    """
)
XML = frozenset(
    name.lower()
    for name in (
        *(f"{_OPEN}wordprocessingml.{part}+xml" for part in _WORD),
        *(f"{_OPEN}presentationml.{part}+xml" for part in _SLIDES),
        *(f"{_OPEN}spreadsheetml.{part}+xml" for part in _SHEETS),
        *(f"{_OPEN}drawingml.{part}+xml" for part in _DRAWINGS),
        *(f"application/vnd.ms-{part}+xml" for part in _MICROSOFT),
        *(f"{_OPEN}{part}" for part in ("drawing+xml", "theme+xml", "themeOverride+xml", "vmlDrawing")),
        *(f"{_OPEN}{part}-properties+xml" for part in ("extended", "custom")),
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
        "application/inkml+xml",
    )
)
"""Content types of XML parts of Office, in lower case."""
FREE_XML = frozenset({"application/xml", "text/xml", f"{_OPEN}customXmlProperties+xml".lower()})
"""Content types of data that templates and servers store in a document."""
WORKBOOK = f"{_OPEN}spreadsheetml.sheet"
"""Content type of a workbook with the numbers of a chart."""
MAIN = {
    ".docx": f"{_OPEN}wordprocessingml.document.main+xml",
    ".pptx": f"{_OPEN}presentationml.presentation.main+xml",
    ".xlsx": f"{_OPEN}spreadsheetml.sheet.main+xml",
}
CHARTS = frozenset({f"{_OPEN}drawingml.chart+xml", "application/vnd.ms-office.chartex+xml"})

FIRST_BYTES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    **dict.fromkeys(("image/jpeg", "image/jpg", "image/pjpeg"), (b"\xff\xd8\xff",)),
    "image/gif": (b"GIF87a", b"GIF89a"),
    **dict.fromkeys(("image/bmp", "image/x-ms-bmp"), (b"BM",)),
    **dict.fromkeys(("image/tiff", "image/tif"), (b"II*\0", b"MM\0*")),
    "image/webp": (b"RIFF",),
    "image/vnd.ms-photo": (b"II\xbc",),
    **dict.fromkeys(("image/x-emf", "image/emf"), (b"\x01\0\0\0",)),
    **dict.fromkeys(("image/x-wmf", "image/wmf"), (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0")),
    **dict.fromkeys(("audio/mpeg", "audio/mp3"), (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")),
    **dict.fromkeys(("audio/wav", "audio/x-wav", "audio/wave"), (b"RIFF",)),
}
"""Content types of pictures and sounds, with their first bytes."""
FILMS = frozenset({"video/mp4", "audio/mp4", "audio/x-m4a", "audio/m4a", "video/quicktime", "video/x-m4v"})
"""Content types of films and sounds in MP4 files; their fifth to eighth byte is "ftyp"."""
DRAWING = "image/svg+xml"
BLOBS = frozenset(
    {
        f"{_OPEN}spreadsheetml.printersettings",
        f"{_OPEN}wordprocessingml.printersettings",
        f"{_OPEN}presentationml.printersettings",
        f"{_OPEN}spreadsheetml.customproperty",
        f"{_OPEN}obfuscatedfont",
        "application/x-fontdata",
        "application/x-font-ttf",
        "application/vnd.openxmlformats-package.digital-signature-origin",
        "application/vnd.openxmlformats-package.digital-signature-certificate",
        "application/binary",
    }
)
"""Content types of printer settings, fonts, signatures and data of Google: no program runs these."""

_STANDARD = re.compile(
    r"https?://(schemas\.openxmlformats\.org/officedocument/2006|purl\.oclc\.org/ooxml/officedocument)"
    r"/relationships/(metadata/)?(?P<name>[a-z-]+)"
)
_PACKAGE = re.compile(
    r"http://schemas\.openxmlformats\.org/package/2006/relationships/"
    r"(?P<name>metadata/core-properties|metadata/thumbnail|digital-signature/(origin|signature|certificate))"
)
_EXTENDED = re.compile(
    r"http://schemas\.microsoft\.com/office/([a-z]+/)?([0-9]{4}/)?([0-9]{2}/)?relationships/(?P<name>[a-z]+)"
)
_GOOGLE = re.compile(r"http://custom(ooxml)?schemas\.google\.com/relationships/[a-z]+metadata")
_NAMES = listed(
    """
    officedocument extended-properties extendedproperties custom-properties customproperties core-properties thumbnail
    styles settings websettings fonttable numbering header footer footnotes endnotes comments theme image hyperlink
    glossarydocument customxml customxmlprops chart chartusershapes diagramdata diagramlayout diagramquickstyle
    diagramcolors font attachedtemplate package slide slidelayout slidemaster notesslide notesmaster handoutmaster
    presprops viewprops tablestyles commentauthors tags worksheet chartsheet sharedstrings calcchain sheetmetadata table
    pivottable pivotcachedefinition pivotcacherecords drawing vmldrawing printersettings themeoverride audio video
    revisionheaders revisionlog usernames customproperty slideupdateinfo ctrlprop
    """
)
_EXTENDED_NAMES = listed(
    """
    styleswitheffects commentsextended commentsids commentsextensible people diagramdrawing media chartstyle
    chartcolorstyle chartex hdphoto threadedcomment person slicer slicercache timeline timelinecache rdrichvalue
    rdrichvaluestructure rdrichvaluetypes richvaluerel rdarray richstyles namedsheetview changesinfo revisioninfo
    authors comments classificationlabels featurepropertybag image
    """
)


def relationship(type_: str) -> str | None:
    """The short name of a relationship type, in lower case; None if no document needs it."""
    type_ = type_.lower()
    if _GOOGLE.fullmatch(type_):
        return "google"
    if found := _PACKAGE.fullmatch(type_):
        return found["name"]
    for pattern, names in ((_STANDARD, _NAMES), (_EXTENDED, _EXTENDED_NAMES)):
        if (found := pattern.fullmatch(type_)) and found["name"] in names:
            return found["name"]
    return None


REMEDIES = {
    "oleobject": "an object of another program (OLE); put a picture of it in its place",
    "package": "another document; put a picture of it in its place, or a link",
    "control": "an ActiveX control; take it out",
    "activexcontrolbinary": "an ActiveX control; take it out",
    "afchunk": "another document (altChunk); open it in Word and save it anew",
    "vbaproject": "macros; save it without",
    "wordvbadata": "macros; save it without",
    "xlmacrosheet": "macros of old Excel; delete the macro sheets",
    "xlintlmacrosheet": "macros of old Excel; delete the macro sheets",
    "dialogsheet": "dialogs of old Excel; delete the dialog sheets",
    "externallink": "numbers of another workbook; in Excel choose Data, Edit Links, Break Link",
    "externallinkpath": "numbers of another workbook; in Excel choose Data, Edit Links, Break Link",
    "connections": "a connection to other data; in Excel delete it under Data, Queries & Connections",
    "querytable": "a connection to other data; in Excel delete it under Data, Queries & Connections",
    "volatiledependencies": "a connection to other data; in Excel put values in place of the formulas",
    "mailmergesource": "the addresses of a mail merge; in Word choose Mailings, Start Mail Merge, Normal Word Document",
    "mailmergeheadersource": "the addresses of a mail merge; in Word choose Normal Word Document under Mailings",
    "subdocument": "another document; in Word choose View, Outline, Show Document, Unlink",
    "webextension": "an add-in; take it out",
    "webextensiontaskpanes": "an add-in; in Office close it under Insert, My Add-ins, and save anew",
    "taskpanes": "an add-in; in Office close it under Insert, My Add-ins, and save anew",
    "extensibility": "buttons of its own for Office; save it without",
    "keymapcustomizations": "keys of its own for Word; save it as a new document",
    "frame": "another page (frame); put its text in its place",
    "transform": "a style sheet of another place; save it without",
}
"""What a refused relationship adds to a document, and how to remove it."""
