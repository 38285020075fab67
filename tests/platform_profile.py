"""The content models of IMS Common Cartridge and of its profile of QTI: which element holds which, and attributes."""

import re

from lxml import etree

SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
XML_NAME = re.compile(r"[A-Za-z_][\w.-]*")
# What an element holds, in this order: names with ?, * or + for how often, and | between those that may change places.
MANIFEST_MODEL = {
    "manifest": "metadata organizations resources",
    "metadata": "schema schemaversion lom",
    "organizations": "organization?",
    "organization": "item",
    "item": "title? item*",
    "resources": "resource*",
    "resource": "file+",
    "lom": "general lifeCycle rights",
    "general": "identifier* title language* description* keyword*",
    "identifier": "catalog entry",
    "lifeCycle": "contribute+",
    "contribute": "role entity* date",
    "role": "value",
    "rights": "copyrightAndOtherRestrictions description",
    "copyrightAndOtherRestrictions": "value",
    "date": "dateTime",
    "description": "string",
    "keyword": "string",
}
QTI_MODEL = {
    "questestinterop": "assessment",
    "assessment": "qtimetadata? rubric? presentation_material? section",
    "qtimetadata": "qtimetadatafield+",
    "qtimetadatafield": "fieldlabel fieldentry",
    "rubric": "material",
    "section": "item+",
    "item": "itemmetadata presentation resprocessing itemfeedback*",
    "itemmetadata": "qtimetadata",
    "presentation": "material* response_lid",
    "response_lid": "render_choice",
    "render_choice": "response_label+",
    "response_label": "material",
    "resprocessing": "outcomes respcondition+",
    "outcomes": "decvar",
    "respcondition": "conditionvar setvar* displayfeedback*",
    "conditionvar": "and|other|varequal+",
    "and": "not|varequal+",
    "not": "varequal+",
    "itemfeedback": "flow_mat|material+",
    "flow_mat": "flow_mat|material+",
    "material": "mattext",
}
LINK_MODEL = {"webLink": "title url"}
ATTRIBUTES = {
    "assessment": {"ident", "title", "lang"},
    "section": {"ident", "title", "lang"},
    "item": {"ident", "title", "lang"},
    "mattext": {"texttype", "charset", "lang"},
    "response_lid": {"ident", "rcardinality", "rtiming"},
    "render_choice": {"shuffle", "minnumber", "maxnumber"},
    "response_label": {"ident", "rshuffle"},
    "decvar": {"varname", "vartype", "minvalue", "maxvalue"},
    "respcondition": {"title", "continue"},
    "setvar": {"varname", "action"},
    "varequal": {"respident", "case"},
    "displayfeedback": {"feedbacktype", "linkrefid"},
    "itemfeedback": {"ident", "title"},
    "flow_mat": {"class"},
}
ASSESSMENT_FIELDS = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes|No",
    "qmd_hintspermitted": "Yes|No",
    "qmd_solutionspermitted": "Yes|No",
    "cc_maxattempts": "Examination|[1-5]|unlimited",
}
ITEM_FIELDS = {
    "cc_profile": r"cc\.(multiple_choice|multiple_response|true_false)\.v0p1",
    "cc_weighting": "[1-9][0-9]?",
    "qmd_scoringpermitted": "Yes",
    "qmd_computerscored": "Yes|No",
}
LEAST = {"multiple_choice": 3, "multiple_response": 2, "true_false": 2}
