// Rules of single values and lists: a port of portal/records/fields.py, lists.py, image.py and parts of base.py.

import { fault as textFault, hasLetter } from "./letters.js";
import { hasUserName, webAddressFault } from "./addresses.js";
import { richFault } from "./long-text.js";
import { Fault, Refused, SPACE, composed, shortened, strip } from "./words.js";

const ID = "[a-z0-9]+(-[a-z0-9]+)*";
const LINE_BREAKS = /[\n\r\u0085\u2028\u2029]/u;
const USER_NAME = "has an address with a user name in it (before the @); take that part out";
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])$/;
const OTHER_WAYS = [
  ["jpg jpeg webp txt md", "put it into a .zip"],
  ["gif bmp tif tiff heic", "save the picture as .png"],
  ["doc rtf pages", "save it as .docx or .odt"],
  ["ppt key", "save it as .pptx or .odp"],
  ["xls numbers", "save it as .xlsx or .ods"],
  ["dotx docm", "save it as .docx"],
  ["potx pptm ppsx", "save it as .pptx"],
  ["xltx xlsm", "save it as .xlsx"],
  [
    "mp3 m4a ogg wav flac mp4 m4v mov avi mkv webm h5p elp elpx ggb ipynb html htm sb3 notebook flipchart scorm",
    "what is played or run is not offered here, in a .zip neither; put it where it can be, and write its address as url",
  ],
  ["7z rar tar gz tgz", "pack what is in it as .zip"],
];

export const isId = (value) => new RegExp(`^${ID}$`).test(value);

function idFault(id) {
  if (DEVICES.test(id.toLowerCase())) {
    return `"${id}" is a name that Windows keeps for itself; add a word to it, like "${id}-1"`;
  }
  if (id === "constructor" || id === "prototype") {
    return `"${id}" is a name that programs on the pages keep for themselves; add a word to it, like "${id}-1"`;
  }
  return null;
}

function identifier(value) {
  if (!isId(value)) {
    throw new Fault(`"${shortened(value)}" is not an id; use lower-case letters a-z, digits and single hyphens`);
  }
  const reason = idFault(value);
  if (reason) throw new Fault(reason);
  return value;
}

/** The text in Normalization Form C; a Fault where it is not a single line with visible text. */
export function shown(value) {
  if (value.endsWith("\n") && !LINE_BREAKS.test(value.replace(/\n+$/, ""))) {
    throw new Fault("must be one line of text; write it on the line of its name, without the sign | or >");
  }
  if (LINE_BREAKS.test(value)) throw new Fault("must be one line of text; remove the line break");
  if (!strip(value)) throw new Fault("has no text; fill it in or delete the line");
  if (value !== strip(value)) throw new Fault("begins or ends with a space; remove it");
  const text = composed(value);
  const wrong = textFault(text);
  if (wrong) throw new Fault(wrong.reason);
  if (!hasLetter(text)) throw new Fault("has no letter and no digit that readers see; write it in words");
  return text;
}

function line(value) {
  const text = shown(value);
  if (hasUserName(text)) throw new Fault(USER_NAME);
  return text;
}

const REFERENCE = /&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)/g;
const WINDOWS = new TextDecoder("windows-1252");

/** The text with those character references resolved that could hide something (tables.json, entities). */
function unescaped(text, entities) {
  return text.replace(REFERENCE, (whole, name) => {
    if (name.startsWith("#")) return numbered(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
    for (let end = name.length; end > 1; end -= 1) {
      const found = entities[name.slice(0, end)];
      if (found !== undefined) return found + name.slice(end);
    }
    return whole;
  });
}

function numbered(point) {
  if (point === 0 || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return "\ufffd";
  if (point >= 0x80 && point <= 0x9f) return WINDOWS.decode(new Uint8Array([point]));
  const control = point < 0x20 && ![0x9, 0xa, 0xc, 0xd].includes(point);
  return control || point === 0x7f || (point & 0xfffe) === 0xfffe || point === 0xb || (point >= 0xfdd0 && point <= 0xfdef)
    ? ""
    : String.fromCodePoint(point);
}

/** The text as Markdown shows it: "&shy;" is a character too, and asterisks can be inside words. */
const asShown = (text, entities) => (text.includes("&") ? unescaped(text, entities) : text).replace(/[*~`]/g, "");

function block(value, { tables }) {
  const refuse = (line, reason) => {
    throw new Fault(reason, { line });
  };
  if (!strip(value)) refuse(1, "has no text; fill it in or delete the line");
  const text = composed(value);
  const seen = asShown(text, tables.entities);
  for (const one of [text, seen]) {
    const wrong = textFault(one, "\n\t");
    if (wrong) refuse([...one].slice(0, wrong.position).filter((sign) => sign === "\n").length + 1, wrong.reason);
  }
  if (composed(seen) !== seen) refuse(1, 'has an accent that is written with "&"; type the letter with its accent');
  if (!hasLetter(seen)) refuse(1, "has no letter and no digit that readers see; write it in words");
  if (hasUserName(seen)) refuse(1, USER_NAME);
  const found = richFault(text);
  if (found) refuse(found.line, found.reason);
  return text;
}

function source(value) {
  if (isId(value)) return value;
  if (value.includes("://")) return webAddress(value);
  throw new Fault(`"${shortened(value)}" is not a source; give the id of an entry of data/sources.yaml or a web address`);
}

function webAddress(value) {
  shown(value);
  const reason = webAddressFault(value);
  if (reason) throw new Fault(reason);
  return value;
}

function wholeNumber(value) {
  if (typeof value === "string" && !/^-?[0-9]+$/.test(value)) throw new Refused("int_parsing");
  return value;
}

function decimal(value) {
  if (typeof value === "string" && !/^-?[0-9]+(\.[0-9]+)?$/.test(value)) throw new Refused("float_parsing");
  return value;
}

/** Why a file with this name cannot exist on every system; null if it can. */
function fileFault(name) {
  const stem = name.split(".")[0].replace(/ +$/, "");
  if (DEVICES.test(stem.toLowerCase())) {
    return `has the name "${stem}", which Windows keeps for itself; rename it, for example to ${stem}-1`;
  }
  return null;
}

function notReserved(file) {
  const reason = fileFault(file);
  if (reason) throw new Fault(`("${file}") ${reason}`);
  return file;
}

function fileName(value) {
  if (!new RegExp(`^${ID}\\.(csv|docx|epub|odp|ods|odt|pdf|png|pptx|svg|xlsx|zip)$`).test(value)) {
    const ending = value.slice(value.lastIndexOf(".") + 1).toLowerCase();
    const way = OTHER_WAYS.find(([endings]) => endings.split(" ").includes(ending));
    const remedy =
      `"${shortened(value)}" cannot be offered; name a file of data/files/ with lower-case letters, digits and hyphens, ` +
      "and .pdf, .docx, .odt, .epub, .pptx, .odp, .xlsx, .ods, .csv, .png, .svg or .zip";
    throw new Fault(way ? `${remedy}; ${way[1]}` : remedy);
  }
  return notReserved(value);
}

function textName(value) {
  if (!new RegExp(`^${ID}\\.md$`).test(value)) {
    throw new Fault(
      `"${shortened(value)}" cannot be used; name a file of data/texts/ with lower-case letters, digits and hyphens, and .md`,
    );
  }
  return notReserved(value);
}

function imageName(value) {
  if (!new RegExp(`^${ID}\\.(jpg|png|webp)$`).test(value)) {
    const rule = "lower-case letters, digits and hyphens, and .jpg, .png or .webp";
    throw new Fault(`"${shortened(value)}" cannot be used; name a file of data/images/ with ${rule}`);
  }
  return notReserved(value);
}

function allOrSome(value) {
  if (Array.isArray(value) && value.includes("all") && value.length > 1) {
    throw new Fault('has "all" beside others; write all alone where it is for all, or delete it');
  }
  return value === "all" ? ["all"] : value;
}

const MOST_NAMED = 5;

function refuseDoubles(names) {
  if (new Set(names).size === names.length) return;
  const places = new Map();
  names.forEach((name, place) => places.set(name, [...(places.get(name) ?? []), place]));
  const twice = [...places].filter(([, found]) => found.length > 1);
  const named = twice.slice(0, MOST_NAMED).map(([name, found]) => {
    const entries = found.slice(0, MOST_NAMED).map((place) => place + 1);
    return `"${shortened(name)}" (entries ${entries.join(", ")})`;
  });
  throw new Fault(`names ${named.join(", ")} more than once; keep one of each`, { entry: twice[0][1][1] });
}

function once(entries) {
  refuseDoubles(entries);
  return entries;
}

function citedOnce(citations) {
  refuseDoubles(citations.map(({ source: named, at }) => (at ? `${named}, ${at}` : named)));
  return citations;
}

export const RULES = {
  "base._once": citedOnce,
  "base._spelt_out": (value) => (typeof value === "string" ? { source: value } : value),
  "fields._all_or_some": allOrSome,
  "fields._decimal": decimal,
  "fields._file_name": fileName,
  "fields._identifier": identifier,
  "fields._line": line,
  "fields._source": source,
  "fields._text_name": textName,
  "fields._web_address": webAddress,
  "fields._whole": wholeNumber,
  "fields.block": block,
  "image._file": imageName,
  "lists._once": once,
};
