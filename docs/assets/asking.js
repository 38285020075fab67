// What a reader asks the search, understood: small words left out, misspelt ones mended, and the pages in their order.
// Loaded with search.js, as is `known`, the file of words that the site was built with (portal/host/understanding.py).

/** Letters that Unicode takes no accents from, as in understanding.py. */
const LETTERS = { đ: "d", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th" };
/** Words of a query that count; further ones narrow nothing. */
const MOST = 8;
/** Letters of a word that may be misspelt, and of one that may be so twice. */
const ONE_WRONG = 5;
const TWO_WRONG = 6;
/** Letters that a word keeps when its ending is taken off, as in "Hrvatskoj", and how many may go. */
const STEM = 5;
const ENDING = 3;
/** How much a word counts that was found by another spelling or ending, and one that says nothing here, as "school". */
const MENDED = 0.8;
const BESIDE = 0.3;
/** How much a word counts by which a page is called, that is another word for that, or stands in its title or text. */
const NAMED = { names: 3, also: 1.6, title: 1.2 };
const IN_TEXT = 1;
/** How much a word counts of which the query is only the beginning. */
const BEGUN = 0.55;
/** How often a word in a text counts for half of what it can. */
const OFTEN = 3;

/** Small letters without accents. */
export function plain(text) {
  const letters = text.toLowerCase().replace(/[đłøßæœðþ]/g, (letter) => LETTERS[letter]);
  return letters.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The months by their plain names in these languages, as numbers from 0; also as they stand behind a day. */
function months(languages) {
  const named = new Map();
  for (const language of languages) {
    for (const options of [{ month: "long" }, { month: "long", day: "numeric" }]) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
      for (let month = 0; month < 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2021, month, 5)).find((one) => one.type === "month");
        if (part) named.set(plain(part.value), month);
      }
    }
  }
  return named;
}

/** The query with each date as pages write it, "27 August 2021". `languages` are those of months, the page's first. */
export function dated(text, languages) {
  const name = new Intl.DateTimeFormat(languages[0], { month: "long", timeZone: "UTC" });
  const written = (day, month, year) =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31 ? ` ${Number(day)} ${name.format(Date.UTC(2021, month - 1))} ${year} ` : null;
  const inFigures = text
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, (all, year, month, day) => written(day, month, year) ?? all)
    .replace(/\b(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})\b/g, (all, day, month, year) => written(day, month, year) ?? all);
  if (!/\d/.test(inFigures)) return inFigures;
  const known = months(languages);
  return inFigures.replace(/\p{L}+/gu, (word) => {
    const month = known.get(plain(word));
    return month === undefined ? word : name.format(Date.UTC(2021, month));
  });
}

/** The words of a query in plain letters. An apostrophe of either kind, a hyphen and a slash end a word. */
export function words(text) {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Those that something is looked for by: without small words, unless there are no others. */
export function counting(all, small) {
  const left = all.filter((word) => !small.has(word) && (word.length > 1 || /\p{N}/u.test(word)));
  return [...new Set(left.length ? left : all)].slice(0, MOST);
}

const singular = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/**
 * The answer to what many readers ask, or undefined. A query asks it if it has all words that count of one of its
 * phrases, and beside them only words of its other phrases or such as say nothing here.
 */
export function answer(all, known) {
  const given = new Set(all.map(singular));
  const beside = new Set(known.beside.map(singular));
  const left = counting(all, known.small).map(singular);
  let best;
  for (const one of known.answers) {
    const phrases = one.asked.map((asked) => counting(asked.split(" "), known.small).map(singular));
    const its = new Set(phrases.flat());
    for (const phrase of phrases) {
      if (!phrase.every((word) => given.has(word))) continue;
      const rest = left.filter((word) => !phrase.includes(word));
      if (!rest.every((word) => beside.has(word) || its.has(word))) continue;
      // The answer whose words are most of the query; of two, the one that needs least beside.
      const worth = left.filter((word) => its.has(word)).length * 10 + phrase.length;
      if (!best || worth > best.worth) best = { ...one, worth };
    }
  }
  return best;
}

/** How many letters must be put in, taken out, changed or swapped to make one word of the other; at most `most` + 1. */
export function apart(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      line[at] = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        line[at] = Math.min(line[at], before[at - 2] + 1);
      }
    }
    [before, last] = [last, line];
  }
  return last[other.length];
}

/** The word of the list that was probably meant, or undefined. Its first letter is thought to be right. */
export function meant(word, list) {
  const most = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
  let best;
  for (const other of most ? list : []) {
    if (other[0] !== word[0]) continue;
    const wrong = apart(word, other, most);
    if (wrong <= most && (!best || wrong < best.wrong)) best = { other, wrong };
  }
  return best?.other;
}

/** What the index has for one word: {said, whole, results}: the word as it was found, and the pages that have it whole. */
async function found(word, index, known) {
  const ask = async (text) => (await index(text)).results;
  const whole = async (text) => new Set((await ask(`"${text}"`)).map((one) => one.id));
  const of = async (said, results) => ({ said, results, whole: await whole(said) });
  const here = await of(word, await ask(word));
  if (here.whole.size) return here;
  // Where no word begins so, the index takes one that the query begins with: letters behind it change nothing.
  const beyond = await ask(`${word}qqq`);
  if (here.results.length !== beyond.length) return here;
  const stems = Array.from({ length: Math.max(0, Math.min(ENDING, word.length - STEM)) }, (_, cut) => word.slice(0, -1 - cut));
  for (const other of [meant(word, known.words), ...(here.results.length ? [word] : stems)].filter(Boolean)) {
    const results = await ask(other);
    if (results.length) return of(other, results);
  }
  return here;
}

/** How much a page is about a word that `results` of all `total` pages have. */
function worth(page, { results, whole }, total) {
  const rare = Math.log(1 + total / results.length);
  const named = Math.max(0, ...(page.matchedMetaFields ?? []).map((field) => NAMED[field] ?? 0));
  const told = page.words.length / (page.words.length + OFTEN);
  return rare * (named + IN_TEXT * told) * (whole.has(page.id) ? 1 : BEGUN);
}

/**
 * The pages for these words, the best first: those with all that say something, else those with most. `index` asks the
 * index for a text. {results, missing, mended, partly}: `missing` are words that no page has, `mended` [typed, found] of
 * those that were spelt otherwise, and `partly` is true where no page has all.
 */
export async function pages(asked, index, known) {
  const every = await Promise.all(asked.map((word) => found(word, index, known)));
  const beside = new Set(known.beside);
  const telling = asked.some((word) => !beside.has(word)) ? (word) => !beside.has(word) : () => true;
  const scored = new Map();
  for (const [at, word] of every.entries()) {
    const counts = (word.said === asked[at] ? 1 : MENDED) * (beside.has(asked[at]) ? BESIDE : 1);
    for (const one of word.results) {
      const score = worth(one, word, known.pages) * counts;
      const page = scored.get(one.id) ?? { one, words: 0, score: 0, best: 0 };
      page.words += telling(asked[at]) ? 1 : 0;
      page.score += score;
      if (one.words.length && score > page.best) Object.assign(page, { one, best: score });
      scored.set(one.id, page);
    }
  }
  const all = [...scored.values()];
  const most = all.reduce((words, page) => Math.max(words, page.words), 0);
  const best = all.filter((page) => page.words === most).sort((one, other) => other.score - one.score);
  // Excerpts mark all words, where a page has them all.
  const text = every.filter((one) => one.results.length).map((one) => one.said);
  const whole = new Map((text.length > 1 ? (await index(text.join(" "))).results : []).map((one) => [one.id, one]));
  return {
    results: best.map((page) => whole.get(page.one.id) ?? page.one),
    missing: asked.filter((_, at) => !every[at].results.length),
    mended: asked.map((word, at) => [word, every[at].said]).filter(([word, said]) => !word.startsWith(said)),
    partly: all.length > 0 && most < asked.filter(telling).length,
  };
}
