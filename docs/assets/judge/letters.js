// Which characters a text may have: a port of portal/words/characters.py, alphabets.py and typography.py.

import { SPACE, WORD, composed, isAscii, strip } from "./words.js";

const MOST_MARKS = 4;
const SHOWN = 20;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const BLANK =
  /[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{1d159}\u{13441}\u{13442}\u{16fe4}\u{e0100}-\u{e01ef}]/u;
const PRESENTATION = "\ufe0e\ufe0f";
const EMOJI_TOO = "\u203c\u2049\u2139\u3030\u303d";
const KEY = /^[#*0-9]\ufe0f\u20e3/u;
const JOINED = /^[\u2190-\u2bff\u{1f000}-\u{1faff}]\ufe0f?\u200d(?=[\u2190-\u2bff\u{1f000}-\u{1faff}])/u;
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** What is known of alphabets; set from tables.json before anything is judged. */
let alphabets = {};
export const learn = (tables) => (alphabets = tables.alphabets);

const where = (signs, position) => {
  const before = signs.slice(Math.max(0, position - SHOWN), position).join("").split("\n").at(-1);
  return before ? `after "${before}"` : "at the beginning of a line";
};
const hex = (sign) => sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** {position, reason} of the first wrong character of a composed text; null if there is none. */
export function fault(text, allowed = "") {
  const signs = [...text];
  let [marks, before] = [0, ""];
  for (const [position, sign] of signs.entries()) {
    let unseen = UNSEEN.test(sign) || BLANK.test(sign);
    let mark = /\p{M}/u.test(sign);
    let carries = /[\p{L}\p{N}\p{S}]/u.test(sign);
    if (unseen && ofEmoji(signs, position)) [unseen, mark, carries] = [false, false, true];
    if (unseen && !allowed.includes(sign)) {
      const what = BIDIRECTIONAL.test(sign) ? "direction mark" : "character";
      const reason = `contains the invisible ${what} U+${hex(sign)} ${where(signs, position)}; retype the text without it`;
      return { position, reason };
    }
    marks = mark ? marks + 1 : 0;
    if (marks === 1 && !before) {
      const accent = `an accent (U+${hex(sign)}) without a letter ${where(signs, position)}`;
      return { position, reason: `has ${accent}; retype the text there` };
    }
    if (marks > MOST_MARKS) {
      const most = `more than ${MOST_MARKS} accents on one letter`;
      const remedy = "write the letter with the accents that the language has";
      return { position, reason: `has ${most} ${where(signs, position)}; ${remedy}` };
    }
    before = carries;
  }
  const mixed = mixedWord(text);
  if (!mixed) return null;
  const [word, letter] = mixed;
  const shown = [...word].slice(0, SHOWN).join("");
  const reason =
    `has "${letter}" (U+${hex(letter)}) of another alphabet in the word "${shown}"; ` +
    "retype the word with letters of one alphabet";
  return { position: [...text.slice(0, text.indexOf(word))].length, reason };
}

function ofEmoji(signs, position) {
  const before = signs[position - 1];
  if (before && PRESENTATION.includes(signs[position])) {
    return /\p{S}/u.test(before) || EMOJI_TOO.includes(before) || KEY.test(signs.slice(position - 1, position + 2).join(""));
  }
  for (let start = Math.max(0, position - 2); start < position; start += 1) {
    const found = JOINED.exec(signs.slice(start, position + 2).join(""));
    if (found && start + [...found[0]].length === position + 1) return true;
  }
  return false;
}

/** True if the text has a visible letter or digit. */
export const hasLetter = (text) => [...text].some((sign) => LETTER.test(sign) && !BLANK.test(sign));

const WORDS = /(?:(?![\p{Nd}])[\p{L}\p{N}])(?:(?![\p{Nd}])[\p{L}\p{N}]|[\u0300-\u036f])*/gu;
const SHAPES = new Map();
const PAIRS =
  "\u0410A\u0412B\u0415E\u0405S\u0406I\u0408J\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0423Y\u0425X" +
  "\u04baH\u04c0L\u0500D\u051aQ\u051cW\u04aeY" +
  "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X\u03f9C\u037fJ" +
  "\u0555O\u054dU" +
  "\u1d00A\u0299B\u1d04C\u1d05D\u1d07E\u0262G\u029cH\u026aI\ua7aeI\u1d0aJ\u1d0bK\u029fL\u1d0dM\u0274N\u1d0fO\u1d18P" +
  "\u0280R\ua7a6R\ua731S\u1d1bT\u1d1cU\u1d20V\u1d21W\u028fY\u1d22Z\ua7acG\u2c6dA";
for (let place = 0; place < PAIRS.length; place += 2) SHAPES.set(PAIRS[place], PAIRS[place + 1]);
const ALIKE_LATIN = new Set(SHAPES.values());
const ALIKE = new Map([...SHAPES, ["\u00d0", "\u0110"], ["\u0189", "\u0110"]]);
const COMPARED = new Set(["LATIN", "GREEK", "CYRILLIC", "ARMENIAN"]);
const SMALL_LATIN =
  "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d" +
  "\u03bf\u03bd\u03b1\u03c1\u03b9\u0585\u057d\u0578\u0570\u0581";
const TOGETHER = new Set(["CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "LATIN"]);
const APOSTROPHES = "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\u05f3\uff07\u055a\ua78b\ua78c";
const QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u2039\u203a\u05f4\uff02";
const HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u2212\u30fc\ufe58\ufe63\uff0d";
const MARKS = new Map([
  ...[...APOSTROPHES].map((sign) => [sign, "'"]),
  ...[...QUOTES].map((sign) => [sign, '"']),
  ...[...HYPHENS].map((sign) => [sign, "-"]),
  ...[..."\ufe0e\ufe0f\u200d"].map((sign) => [sign, ""]),
]);
const translated = (text, table) => [...text].map((sign) => table.get(sign) ?? sign).join("");

/** A key that is equal for two texts that look alike to readers: in form, case, encoding of accents, and marks. */
export function alike(text) {
  const upper = translated(translated(text, MARKS).toUpperCase(), MARKS).normalize("NFKD");
  const letters = [...translated(upper.toUpperCase(), ALIKE)].map(digit).join("");
  const spaced = strip(letters).replace(new RegExp(`[${SPACE}]+`, "gu"), " ");
  return composed(spaced.replace(/ *- */g, "-"));
}

function digit(sign) {
  if (isAscii(sign) || !/\p{Nd}/u.test(sign)) return sign;
  const point = sign.codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** [word, letter]: the first word with a letter of another alphabet that looks like one of its own; null for none. */
export function mixedWord(text) {
  if (isAscii(text)) return null;
  for (const [word] of text.matchAll(WORDS)) {
    if (isAscii(word)) continue;
    const letters = [...word].map((letter) => [alphabetOf(letter), letter]).filter(([alphabet]) => alphabet);
    const names = letters.map(([alphabet]) => alphabet);
    const different = [...new Set(names)].sort();
    if (different.length < 2 || different.every((name) => TOGETHER.has(name))) continue;
    const count = (name) => names.filter((one) => one === name).length;
    const usual = ["LATIN", ...different].reduce((most, name) => (count(name) > count(most) ? name : most));
    const found = letters.find(([alphabet, letter]) => alphabet !== usual && passes(letter, alphabet, usual));
    if (found) return [word, found[1]];
  }
  return null;
}

/** True if every letter is of another alphabet and looks like a small Latin one. */
export function looksLatin(text) {
  const letters = [...text].filter((sign) => /\p{L}/u.test(sign));
  return letters.length > 0 && !isAscii(text) && letters.every((letter) => SMALL_LATIN.includes(letter));
}

function passes(letter, alphabet, usual) {
  if (!COMPARED.has(alphabet) || !COMPARED.has(usual)) return true;
  if (alphabet === "LATIN") return ALIKE_LATIN.has(letter.toUpperCase());
  const base = [...letter.normalize("NFD")][0];
  return SMALL_LATIN.includes(base) || isAscii(ALIKE.get(base) ?? base);
}

const found = new Map();

/** The alphabet of a letter, by the first word of its Unicode name; null if it belongs to all alphabets. */
function alphabetOf(letter) {
  if (!found.has(letter)) {
    const point = letter.codePointAt(0);
    const inside = ([, ranges]) => ranges.some(([first, last]) => first <= point && point <= last);
    found.set(letter, Object.entries(alphabets).find(inside)?.[0] ?? null);
  }
  return found.get(letter);
}

// Quotation marks, apostrophes and dashes as they are printed (typography.py). Messages quote texts so.

const SPACED_HYPHEN = new RegExp(`(?<=[^${SPACE}|]) -(?=[ \\n][^${SPACE}|])`, "gu");
const FENCE = /^[ \t>*+\-0-9.)]*(```|~~~)/;
const DEFINITION = /^ {0,3}\[[^\]\n]*\]:/;
const KEPT = new RegExp(
  `\\\\.|<[^<>\\n]*>|https?://[^${SPACE}<>"]*` +
    `|\\]\\([ ]*[^${SPACE}()<>]*[${SPACE}]+(?:"[^"\\n]*"|'[^'\\n]*')[ ]*\\)|\\]\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*\\)`,
  "gu",
);
const BEFORE_OPENING = " \t\n\u00a0([{<>|/–—-“‘«„";
const ELISION = new RegExp(`^'(?=[0-9]|n'|(?:s|t|n|tis|twas|til|em|cause)(?:[${SPACE}\\-]|$))`, "u");
const isSpace = (sign) => new RegExp(`^[${SPACE}]$`, "u").test(sign);
const isWord = (sign) => new RegExp(`^[${WORD}]$`, "u").test(sign) && sign !== "_";

export function typeset(text) {
  if (!text.includes('"') && !text.includes("'") && !text.includes(" -")) return text;
  const signs = text.split("");
  for (const [begin, end] of paragraphs(text)) set(text, begin, end, signs);
  return signs.join("");
}

function* paragraphs(text) {
  let [begin, place, fence] = [0, 0, ""];
  for (const line of text.split("\n")) {
    const end = place + line.length;
    const marker = FENCE.exec(line);
    if (fence || marker || !strip(line) || DEFINITION.test(line)) {
      if (begin < place) yield [begin, place];
      begin = end + 1;
      if (marker && (!fence || marker[1] === fence)) fence = fence ? "" : marker[1];
    }
    place = end + 1;
  }
  if (begin < text.length) yield [begin, text.length];
}

function set(text, begin, end, signs) {
  const kept = keptIn(text.slice(begin, end));
  for (const hyphen of text.slice(0, end).matchAll(SPACED_HYPHEN)) {
    const place = hyphen.index + 1;
    if (hyphen.index >= begin && !kept.has(place - begin)) signs[place] = "–";
  }
  const marks = [];
  for (let place = begin; place < end; place += 1) {
    if ("\"'".includes(text[place]) && !kept.has(place - begin)) marks.push(place);
  }
  const closingAfter = new Set();
  let closes = false;
  for (const place of [...marks].reverse()) {
    if (closes) closingAfter.add(place);
    if (text[place] === "'") {
      const behind = place + 1 < end ? text[place + 1] : " ";
      closes ||= place > begin && !isSpace(text[place - 1]) && !isWord(behind);
    }
  }
  let open = false;
  for (const place of marks) {
    const opens = opensAt(text, place, begin, end);
    if (text[place] === '"') {
      if (opens) signs[place] = "“";
      else if (open || place === begin || !/\p{N}/u.test(text[place - 1])) signs[place] = "”";
      open = opens;
    } else if (opens && closingAfter.has(place) && !ELISION.test(text.slice(place, end))) signs[place] = "‘";
    else signs[place] = "’";
  }
}

function keptIn(text) {
  const kept = new Set();
  const keep = (first, last) => {
    for (let place = first; place < last; place += 1) kept.add(place);
  };
  const other = (first, last) => {
    for (const one of text.slice(first, last).matchAll(KEPT)) keep(first + one.index, first + one.index + one[0].length);
  };
  const runs = [...text.matchAll(/`+/g)];
  let [number, free] = [0, 0];
  while (number < runs.length) {
    const same = runs.findIndex((run, later) => later > number && run[0].length === runs[number][0].length);
    if (same < 0) {
      number += 1;
      continue;
    }
    other(free, runs[number].index);
    free = runs[same].index + runs[same][0].length;
    keep(runs[number].index, free);
    number = same + 1;
  }
  other(free, text.length);
  return kept;
}

function opensAt(text, place, begin, end) {
  let [before, after] = [place - 1, place + 1];
  while (before >= begin && "*_~".includes(text[before])) before -= 1;
  while (after < end && "*_~".includes(text[after])) after += 1;
  if (before >= begin && "\"'".includes(text[before])) before -= 1;
  return (before < begin || BEFORE_OPENING.includes(text[before])) && after < end && !isSpace(text[after]);
}

export const RULES = { "typography.typeset": typeset };
