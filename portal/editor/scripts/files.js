// Reads files of records for the editor, and writes them so that only what was changed there is changed in them.
//
// The text of a file travels through the form in a hidden field, because the editor gives the writer the values alone.
import { Document, Lexer, Scalar, isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const KEPT = "portal_file";
const FREE = "portal_free";
const LIST = "records";
// Everything in a file is text, as for the program that reads it; what looks like a number stays as it is written.
const READ = { schema: "failsafe", prettyErrors: true };
const WRITTEN = { lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false };
const SHORT = 90;
// What YAML of any version would not read as text.
const DOUBTFUL = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[\d.][\d_,.:eExXoO+-]*|[-+]?\.(?:inf|nan))$/i;
const DAY = /^\d{4}-\d\d(?:-\d\d)?$/;
// Marks that the lexer puts between what is in the file; after the last of them comes the text of a value.
const MARKS = ["\u0002", "\u0018"];
const VALUE = "\u001f";

export function formatter(forms) {
  return { fromFile: (text) => fromFile(text, forms), toFile: (data, order) => toFile(data, forms, order) };
}

export function fromFile(text, forms) {
  const found = parsed(text).toJS();
  const listed = Array.isArray(found);
  const value = spelledOut(listed ? { [LIST]: found } : (found ?? {}), "", forms);
  return { ...value, [KEPT]: text, [FREE]: listed || commented(text) ? "no" : "yes" };
}

// ``fields`` are the names of the fields of a record in the order of its form.
export function toFile(data, forms, fields = []) {
  const { [KEPT]: before, [FREE]: _free, ...rest } = data;
  const listed = LIST in rest;
  const value = lean(listed ? rest[LIST] : rest, listed ? LIST : "", forms) ?? (listed ? [] : {});
  const document = before ? parsed(before) : new Document(listed ? [] : {}, READ);
  const order = { ...forms, order: [...new Set([...(listed ? [] : fields), ...forms.order])] };
  document.contents = merged(document, document.contents, value, order, true);
  return document.toString(WRITTEN);
}

function parsed(text) {
  const document = parseDocument(text, READ);
  if (document.errors.length) throw new Error(document.errors.map((error) => error.message).join("\n"));
  return document;
}

// True if a comment stands after the first value: an edit might part it from what it is about.
function commented(text) {
  let begun = false;
  let value = false;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.includes(token)) continue;
    if (value) value = false;
    else if (token === VALUE) value = begun = true;
    else if (token.startsWith("#")) {
      if (begun) return true;
    } else if (token.trim() && token !== "\ufeff" && token !== "---") begun = true;
  }
  return false;
}

// What a form can hold: of a part that is written as one word, the part; in place of "all", a list; true and false.
function spelledOut(value, name, forms) {
  if (Array.isArray(value)) {
    const part = forms.parts[name];
    return value.map((entry) => spelledOut(part && typeof entry === "string" ? { [part]: entry } : entry, "", forms));
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spelledOut(inner, key, forms)]));
  }
  if (value === "all" && forms.words.includes(name)) return [value];
  if (forms.flags.includes(name) && (value === "true" || value === "false")) return value === "true";
  return value;
}

// What a file holds: nothing that is empty, and short what can be short. undefined for nothing.
function lean(value, name, forms) {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => lean(entry, "", forms)).filter((entry) => entry !== undefined);
    if (!entries.length) return undefined;
    if (forms.words.includes(name) && entries.length === 1 && entries[0] === "all") return "all";
    const part = forms.parts[name];
    return part ? entries.map((entry) => (only(entry, part) ? entry[part] : entry)) : entries;
  }
  if (value && typeof value === "object") {
    const inner = Object.entries(value).map(([key, one]) => [key, lean(one, key, forms)]);
    const filled = inner.filter(([, one]) => one !== undefined);
    return filled.length ? Object.fromEntries(filled) : undefined;
  }
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return value.trim() ? value.replace(/\r\n?/g, "\n") : undefined;
  return value;
}

const only = (entry, part) => typeof entry === "object" && Object.keys(entry).join() === part && typeof entry[part] === "string";

// The node with this value. What means the same stays the node that it was, with its comments, quotes and lines.
function merged(document, node, value, forms, outermost = false) {
  if (node && same(plain(node), value)) return node;
  if (isSeq(node) && Array.isArray(value)) return list(document, node, value, forms, outermost);
  if (isMap(node) && value && typeof value === "object" && !Array.isArray(value)) return mapping(document, node, value, forms);
  if (isScalar(node) && typeof value !== "object") return scalar(value, node);
  return created(document, value, forms, outermost);
}

function mapping(document, node, value, forms) {
  node.items = node.items.filter((pair) => String(pair.key) in value);
  for (const pair of node.items) pair.value = merged(document, pair.value, value[String(pair.key)], forms);
  const place = (name) => (forms.order.includes(name) ? forms.order.indexOf(name) : forms.order.length);
  const there = node.items.map((pair) => String(pair.key));
  const fresh = Object.keys(value).filter((name) => !there.includes(name)).sort((one, other) => place(one) - place(other));
  for (const name of fresh) {
    const pair = document.createPair(name, null);
    pair.value = created(document, value[name], forms);
    const after = node.items.findLastIndex((one) => place(String(one.key)) < place(name));
    node.items.splice(after + 1, 0, pair);
  }
  return node;
}

function list(document, node, value, forms, outermost) {
  const left = [...node.items];
  const taken = value.map(() => undefined);
  const take = (index, found) => {
    if (found === undefined || taken[index] !== undefined) return;
    taken[index] = found;
    left.splice(left.indexOf(found), 1);
  };
  value.forEach((entry, index) => take(index, left.find((one) => same(plain(one), entry))));
  value.forEach((entry, index) => take(index, left.find((one) => key(entry) !== undefined && key(plain(one)) === key(entry))));
  value.forEach((_entry, index) => take(index, left.includes(node.items[index]) ? node.items[index] : undefined));
  node.items = value.map((entry, index) => {
    if (taken[index] !== undefined) return merged(document, taken[index], entry, forms);
    const fresh = created(document, entry, forms);
    if (outermost && index) fresh.spaceBefore = true;
    return fresh;
  });
  return node;
}

// What an entry of a list is known by: its id, else its first value.
const key = (entry) => (entry && typeof entry === "object" ? String(entry.id ?? Object.values(entry)[0]) : undefined);

function scalar(value, node) {
  const fresh = new Scalar(String(value));
  const block = node?.type === "BLOCK_LITERAL" || node?.type === "BLOCK_FOLDED";
  if (typeof value === "string" && (block || value.includes("\n"))) {
    fresh.value = `${value.trimEnd()}\n`;
    fresh.type = "BLOCK_LITERAL";
  } else if (typeof value === "string" && DOUBTFUL.test(value) && !DAY.test(value)) fresh.type = "QUOTE_DOUBLE";
  else if (node?.type?.startsWith("QUOTE")) fresh.type = node.type;
  else fresh.type = "PLAIN";
  if (node) Object.assign(fresh, { comment: node.comment, commentBefore: node.commentBefore, spaceBefore: node.spaceBefore });
  return fresh;
}

function created(document, value, forms, outermost = false) {
  if (Array.isArray(value)) {
    const node = document.createNode([]);
    node.items = value.map((entry) => created(document, entry, forms));
    const words = value.every((entry) => typeof entry !== "object");
    node.flow = words && !outermost && value.join(", ").length <= SHORT;
    if (outermost) node.items.slice(1).forEach((one) => (one.spaceBefore = true));
    return node;
  }
  if (value && typeof value === "object") return mapping(document, document.createNode({}), value, forms);
  return scalar(value);
}

const plain = (node) => (node?.toJSON ? node.toJSON() : node);

// Line ends at the end of a text do not count.
function same(one, other) {
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((entry, index) => same(entry, other[index]));
  }
  if (one && other && typeof one === "object" && typeof other === "object") {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => name in other && same(one[name], other[name]));
  }
  if (typeof one === "object" || typeof other === "object") return one === other;
  return String(one).trimEnd() === String(other).trimEnd();
}
