// Long text: a port of what portal/words/richtext.py finds without parsing Markdown, which is nearly all that people
// write. What only a parser could judge is said when the record is taken (portal from-form).

import { hasLetter } from "./letters.js";
import { linkFault, targetFault } from "./addresses.js";
import { SPACE, shortened } from "./words.js";

const DEEPEST = 8;
const MOST_HEADINGS = 100;
const MOST_BRACKETS = 1000;
const MOST_CELLS = 2000;
const MOST_WORD = 2000;
const WITH_SPACES = `[^${SPACE}\\u2e80-\\uffff\\u{20000}-\\u{3ffff}]`;
const LONG_WORD = new RegExp(`(?<!${WITH_SPACES})${WITH_SPACES}{${MOST_WORD + 1}}`, "u");
const UNDER_A_HEADING = new RegExp("^[ \\t>*+\\-0-9.):|]*$");
const PLAIN_LINK = new RegExp(
  `(?:(?<=[${SPACE}(])|^)\\[([^\\[\\]<>\`!\\\\*_~&\\n]+)\\]` +
    `\\(((?:https?://|mailto:)[a-zA-Z0-9][^${SPACE}()<>"'\\\\\`&]*)\\)(?=[.,;:!?)]*(?:[${SPACE}]|$))`,
  "gu",
);
const DEEP = new RegExp(`^[ \\t>*+\\-0-9.)]{${DEEPEST + 1}}`, "m");
const lines = (text) => text.split("\n").length;

const linksOf = (text) => [...text.matchAll(PLAIN_LINK)].map((link) => [link, wordsFault(link[1], link[2])]);
// Of a text with these signs, or with lines that may be code, only a parser knows which links it has.
const UNSURE = /[`\\<&|]|^(?: {4}|\t| {0,3}\[[^\]]*\]:)/m;
const IMAGE = new RegExp(`!\\[[^\\[\\]\\n]*\\]\\([^${SPACE}()]*\\)`, "u");
const LINK = new RegExp(`(?<!!)\\[[^\\[\\]\\n*_~]+\\]\\(([^${SPACE}()]+(?:\\([^${SPACE}()]*\\)[^${SPACE}()]*)*)\\)`, "gu");

/** What people mostly do wrong beside those links: a picture, or a link that is no whole address. */
function unpublishable(text) {
  if (UNSURE.test(text)) return null;
  const image = IMAGE.exec(text);
  if (image) {
    const reason = "contains an image; pictures need a licence and a description, so they are not allowed in text";
    return { line: lines(text.slice(0, image.index)), reason };
  }
  const wrong = [...text.matchAll(LINK)].find((link) => targetFault(link[1]));
  return wrong ? { line: lines(text.slice(0, wrong.index)), reason: targetFault(wrong[1]) } : null;
}

/** {line, reason}: why the text cannot be published; null if it can, or where that is not certain. */
export function richFault(text) {
  const long = LONG_WORD.exec(text);
  if (!long && isPlain(text)) return null;
  const hard = hardToParse(text);
  if (hard) return hard;
  const wrong = linksOf(text).find(([, fault]) => fault);
  if (wrong) return { line: lines(text.slice(0, wrong[0].index)), reason: wrong[1] };
  const other = unpublishable(text);
  if (other) return other;
  if (!long) return null;
  const what = `has a word of more than ${MOST_WORD} characters ("${shortened(long[0])}")`;
  return { line: lines(text.slice(0, long.index)), reason: `${what}; put spaces into it, or a shorter address` };
}

function isPlain(text) {
  const rest = text.replace(PLAIN_LINK, (link, words, target) => (wordsFault(words, target) ? link : " "));
  if (/[[<]/.test(rest) || text.includes("|") || DEEP.test(text)) return false;
  const count = (signs) => [...text].filter((sign) => signs.includes(sign)).length;
  return count("*_~") <= 2 * DEEPEST && count("#=-") <= MOST_HEADINGS;
}

function wordsFault(words, target) {
  return hasLetter(words) ? linkFault(target, words) : "has a link without words; say what one finds there";
}

function hardToParse(text) {
  const brackets = [...text.matchAll(/\[/g)];
  if (brackets.length > MOST_BRACKETS) {
    const reason = `has more than ${MOST_BRACKETS} square brackets; take out those that mark no link`;
    return { line: lines(text.slice(0, brackets[MOST_BRACKETS].index)), reason };
  }
  let line = 1;
  for (const block of text.includes("|") ? text.split(/\n[ \t]*(?=\n)/) : []) {
    const rows = block.split("\n").filter((row) => row && UNDER_A_HEADING.test(row));
    const columns = Math.max(0, ...rows.map((row) => row.split("|").length));
    if (columns * (lines(block) - 1) > 3 * MOST_CELLS) {
      const reason = `has tables of more than ${MOST_CELLS} cells together; shorten them, or offer them as a file`;
      return { line: line + (block.startsWith("\n") ? 1 : 0), reason };
    }
    line += lines(block);
  }
  return null;
}
