// What rules are written with: faults, and Python's ways with text where they differ from those of JavaScript.

/** Something wrong, and the remedy. `entry` is the entry of a list or field of a part, `line` the line of a text. */
export class Fault extends Error {
  constructor(message, { entry, line } = {}) {
    super(message);
    Object.assign(this, { entry, line });
  }
}

/** A value that is refused with the words that its type has (pydantic's name for it, like int_parsing). */
export class Refused extends Error {
  constructor(type) {
    super(type);
    this.type = type;
  }
}

const LONGEST = 80;
/** What Python calls a space (str.isspace), for sets in patterns. */
export const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
/** What Python calls a letter, digit or underscore in a pattern, for sets. */
export const WORD = "\\p{L}\\p{N}_";
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const SPACES = new RegExp(`[${SPACE}]+`, "u");

/** The value, shortened to fit into a message. */
export function shortened(value) {
  const signs = [...value];
  return signs.length <= LONGEST ? value : `${signs.slice(0, LONGEST).join("")}...`;
}

export const strip = (text) => text.replace(ENDS, "");
export const split = (text) => strip(text).split(SPACES).filter(Boolean);
export const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
/** A key that is equal where Python's casefold is, for the letters of Europe. */
export const casefold = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
/** The text in Normalization Form C, so that an accented letter is equal however it was typed. */
export const composed = (text) => text.normalize("NFC");
/** True if the whole text has the pattern. */
export const whole = (pattern, text) => new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text);

/** A hint like ' (did you mean "es-hub-1"?)', or "" where nothing known is close. */
export function didYouMean(word, known) {
  const close = [...word].length <= LONGEST ? closest([...word], known) : undefined;
  return close === undefined ? "" : ` (did you mean "${close}"?)`;
}

/** The one of the words that is most similar, at 0.6 or more: get_close_matches of Python's difflib. */
function closest(word, known) {
  let best, most = 0;
  for (const one of known) {
    const signs = [...one];
    const likeness = ratio(signs, word);
    if (likeness >= 0.6 && (likeness > most || (likeness === most && compare(one, best) > 0))) {
      [best, most] = [one, likeness];
    }
  }
  return best;
}

/** Order of texts by code points, as Python has it. */
export function compare(one, other) {
  const [a, b] = [[...one], [...other]];
  for (let place = 0; place < Math.min(a.length, b.length); place += 1) {
    const difference = a[place].codePointAt(0) - b[place].codePointAt(0);
    if (difference) return difference;
  }
  return a.length - b.length;
}

const ratio = (a, b) => (a.length + b.length ? (2 * matching(a, 0, a.length, b, 0, b.length)) / (a.length + b.length) : 1);

/** How many signs match: the longest common run, and those before and after it. */
function matching(a, fromA, toA, b, fromB, toB) {
  let [startA, startB, longest] = [fromA, fromB, 0];
  let before = new Map();
  for (let i = fromA; i < toA; i += 1) {
    const here = new Map();
    for (let j = fromB; j < toB; j += 1) {
      if (a[i] !== b[j]) continue;
      const length = (before.get(j - 1) ?? 0) + 1;
      here.set(j, length);
      if (length > longest) [startA, startB, longest] = [i - length + 1, j - length + 1, length];
    }
    before = here;
  }
  if (!longest) return 0;
  return (
    longest +
    matching(a, fromA, startA, b, fromB, startB) +
    matching(a, startA + longest, toA, b, startB + longest, toB)
  );
}
