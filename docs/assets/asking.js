// What a reader asks the search, understood: small words left out, misspelt ones mended, and the pages in their order.
// Loaded with search.js, as is `known`, the file of words that the site was built with (portal/host/understanding.py).

/** Letters that Unicode takes no accents from, as in understanding.py. */
const LETTERS = { đ: "d", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th" };
/** Words of a query that count; further ones narrow nothing. */
const MOST = 8;
/** Letters of a word that may be meant by a misspelt one, and of one that may be misspelt twice. */
const ONE_WRONG = 5;
const TWO_WRONG = 8;
/** Letters that stay when the ending of a word is taken off to compare it. */
const KEPT = 4;
/** Letters that a word keeps when its ending is taken off, as in "Hrvatskoj", and how many may go. */
const STEM = 5;
const ENDING = 3;
/** How much a word counts that is another form of what was typed, or another spelling, or says nothing here, as "school". */
const KIN = 0.9;
const MENDED = 0.8;
const BESIDE = 0.3;
/** How much a word counts by which a page is called, or its kind is, that is another word for that, or tells of it. */
const NAMED = { place: 4, names: 3, also: 1.6, title: 1, told: 1 };
/** How much it counts that a page is of the kind that is named, however many there are. */
const OF_KIND = 5;
const IN_TEXT = 1;
const CALLED = new Set(["place", "names", "title", "also"]);
/** How much a word counts of which the query is only the beginning: where no page has it whole, and where some have. */
const BEGUN = 0.55;
const LONGER = 0.25;
/** How often a word in a text counts for half of what it can. */
const OFTEN = 3;
/** How much less a page counts that lacks words: the part that it has, to this power. */
const ALL = 1;
/** How much more a page counts that has the words as they were typed, one behind the other. */
const IN_ORDER = 1.25;
/** Pages that lack words are among the results where they are worth this much of the best. */
const AS_GOOD = 0.5;

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
  // The index leaves out the stop in 1.3 and D2.1.
  return plain(text).replace(/(\d)\.(?=\d)/g, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];
}

const singular = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/** Those that something is looked for by: without small words, unless there are no others. */
export function counting(all, small) {
  const says = (word) => !small.has(word) && !small.has(singular(word));
  const left = all.filter((word) => says(word) && (word.length > 1 || /\p{N}/u.test(word)));
  return [...new Set(left.length ? left : all)].slice(0, MOST);
}

/**
 * What forms of a word have in common: Splitu and Split, rijeci and rijeka, courses and course. Not always its stem.
 * Slavic words lose a vowel before their endings (Zadar, Zadru) and change the consonant (Rijeka, Rijeci).
 */
export function common(word, endings) {
  let left = word;
  for (let at = KEPT; at < word.length; at += 1) {
    if (endings.has(word.slice(at))) {
      left = word.slice(0, at);
      break;
    }
  }
  if (left.length > KEPT) left = left.replace(/[aeiou]([^aeiouy])$/, "$1");
  return left.replace(/[czh]$/, (letter) => ({ c: "k", z: "g", h: "g" })[letter]);
}

/** What is known of words, made ready: the file of words as it was loaded, with what is looked up in it. */
export function learnt(file) {
  const endings = new Set(file.endings);
  const [small, beside] = [new Set(file.small), new Set(file.beside)];
  const key = (word) => common(singular(word), endings);
  const keys = (all) => new Set(all.map(key));
  const asked = file.answers.flatMap((one) => one.asked.flatMap((phrase) => phrase.split(" ")));
  const words = [...new Set([...file.words.split(" "), ...file.places, ...asked])];
  const kin = new Map();
  for (const word of words) kin.set(key(word), [...(kin.get(key(word)) ?? []), word]);
  const answers = file.answers.map((one) => {
    // Where what is asked has few other words, the small ones count too: "be a mentor" is not "mentor".
    const phrase = (asked) => {
      const counts = counting(asked, small);
      return counts.every((word) => beside.has(word)) || (counts.length === 1 && asked.length > 2) ? asked : counts;
    };
    const phrases = one.asked.map((asked) => phrase(asked.split(" ")).map(key));
    return { ...one, phrases, its: new Set(phrases.flat()) };
  });
  return {
    pages: file.pages,
    languages: file.languages,
    small,
    words,
    answering: new Set(asked),
    listed: new Set(words),
    kin,
    key,
    answers,
    asked: keys(file.answers.flatMap((one) => one.asked.filter((asked) => !asked.includes(" ")))),
    beside,
    besides: keys(file.beside),
    places: keys(file.places),
  };
}

/**
 * The answer to what many readers ask, or undefined. A query asks it if it has all words that count of one of its
 * phrases, and beside them only words of its other phrases or of other answers, countries, or such as say nothing here;
 * also as many `loose` ones, by which no page is called, as it has words that say something.
 * `sure` is true if the others say nothing.
 */
export function answer(all, known, loose = []) {
  const left = counting(all, known.small).map(known.key);
  const given = new Set(all.map(known.key));
  const unnamed = new Set(loose.map(known.key));
  let best;
  for (const one of known.answers) {
    for (const phrase of one.phrases) {
      if (!phrase.every((word) => given.has(word))) continue;
      const rest = left.filter((word) => !phrase.includes(word));
      const places = rest.filter((word) => known.places.has(word));
      if (places.length && !one.anywhere) continue;
      const fits = (word) => [known.besides, one.its, known.asked, known.places].some((some) => some.has(word));
      const others = rest.filter((word) => !fits(word));
      const tells = phrase.filter((word) => !known.besides.has(word)).length;
      if (others.length > tells || !others.every((word) => unnamed.has(word))) continue;
      // The answer whose words are most of the query; of two, the one that needs least beside, or is named first.
      const worth = left.filter((word) => one.its.has(word) && !known.besides.has(word)).length * 100 + phrase.length * 10 - left.indexOf(phrase[0]);
      if (!best || worth > best.worth) best = { title: one.title, page: one.page, sure: rest.every((word) => known.besides.has(word)), worth };
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

/** Letters that are heard alike at the beginning of a word. */
const ALIKE = ["csz", "ck", "vw", "ij", "iy"];
const begins = (one, other) => one[0] === other[0] || ALIKE.some((letters) => letters.includes(one[0]) && letters.includes(other[0]));

const sorted = (word) => [...word].sort().join("");

/**
 * The word of the list that was probably meant, or undefined. Its first letter is thought to sound right. Shorter words may
 * have two wrong letters if they only stand in the wrong order.
 */
export function meant(word, list) {
  if (word.length < ONE_WRONG - 1) return undefined;
  const most = word.length >= TWO_WRONG ? 2 : 1;
  let best;
  for (const other of list) {
    if (!begins(other, word) || other.length < ONE_WRONG) continue;
    const order = other.length === word.length && sorted(other) === sorted(word);
    const wrong = apart(word, other, order ? 2 : most);
    if (wrong > (order ? 2 : most)) continue;
    // Of two, the one that begins and ends as it was typed.
    let same = 0;
    while (other[same] === word[same] && same < word.length) same += 1;
    const far = wrong * 100 - same * 2 - (other.at(-1) === word.at(-1) ? 1 : 0);
    if (!best || far < best.far) best = { other, far };
  }
  return best?.other;
}

/** What the index has for one word: a list of {said, counts, results, whole}, each for one form of it. */
async function found(word, index, known) {
  const ask = async (text) => (await index(text)).results;
  const of = async (said, counts) => {
    const [results, exact] = [await ask(said), await ask(`"${said}"`)];
    return { said, counts, results, whole: new Set(exact.map((one) => one.id)) };
  };
  const here = await of(word, 1);
  const kin = known.listed.has(word) ? [] : known.kin.get(known.key(word)) ?? [];
  const forms = await Promise.all(kin.slice(0, 3).map((one) => of(one, KIN)));
  const all = [here, ...forms].filter((one) => one.whole.size);
  if (all.length) return all;
  // Where no word begins so, the index takes one that the query begins with: letters behind it change nothing.
  const begins = async (text) => (await ask(text)).length !== (await ask(`${text}qqq`)).length;
  if (here.results.length && (await begins(word))) return [here];
  const stems = Array.from({ length: Math.max(0, Math.min(ENDING, word.length - STEM)) }, (_, cut) => word.slice(0, -1 - cut));
  const near = known.besides.has(known.key(word)) ? undefined : meant(word, known.words);
  for (const other of [near, ...stems].filter(Boolean)) {
    const form = await of(other, MENDED);
    // What is asked of an answer need not be on a page.
    if (form.whole.size || known.answering.has(other) || (form.results.length && (await begins(other)))) return [form];
  }
  return [];
}

/** How rare a word is. */
const rare = ({ results, whole }, total) => Math.log(1 + total / Math.max(1, whole.size || results.length));

/** How much a page is about a word. */
function worth(page, form, total) {
  const named = Math.max(0, ...(page.matchedMetaFields ?? []).map((field) => NAMED[field] ?? 0));
  const told = page.words.length / (page.words.length + OFTEN);
  const whole = form.whole.has(page.id) ? 1 : form.whole.size ? LONGER : BEGUN;
  const kind = page.matchedMetaFields?.includes("kind") ? OF_KIND : 0;
  return form.counts * (rare(form, total) * (named + IN_TEXT * told) + kind) * whole;
}

/**
 * The pages for these words, the best first: those with all that say something, else those with most, and those that
 * are as good. `index` asks the index for a text, and `typed` are all words of the query. {results, missing, mended,
 * partly, loose, named}: `missing` are words that no page has, `mended` [typed, found] of those that were spelt otherwise,
 * `partly` is true where no page has all, `loose` are words by which no page is called, and `named` is true where the first
 * is called by all.
 */
export async function pages(asked, index, known, typed = asked) {
  const every = await Promise.all(asked.map((word) => found(word, index, known)));
  const says = (word) => !known.besides.has(known.key(word));
  const telling = asked.some(says) ? says : () => true;
  const scored = new Map();
  const loose = new Set(asked);
  let sought = 0;
  for (const [at, forms] of every.entries()) {
    const counts = telling(asked[at]) ? 1 : BESIDE;
    const here = new Map();
    for (const form of forms) {
      for (const one of form.results) {
        const score = worth(one, form, known.pages);
        if (score > (here.get(one.id)?.score ?? 0)) here.set(one.id, { one, score, form });
      }
    }
    const most = counts * Math.max(Math.log(2), ...forms.map((form) => rare(form, known.pages)));
    sought += most;
    for (const { one, score, form } of here.values()) {
      const page = scored.get(one.id) ?? { one, words: 0, named: 0, score: 0, best: 0, has: 0 };
      const whole = form.whole.has(one.id);
      page.words += telling(asked[at]) ? 1 : 0;
      const called = whole && (one.matchedMetaFields ?? []).some((field) => CALLED.has(field));
      page.named += called ? 1 : 0;
      if (called) loose.delete(asked[at]);
      page.score += counts * score;
      page.has += most * (whole ? 1 : BEGUN);
      if (one.words.length && score > page.best) Object.assign(page, { one, best: score });
      scored.set(one.id, page);
    }
  }
  const all = [...scored.values()];
  // Excerpts mark all words, where a page has them all.
  const text = every.filter((forms) => forms.some((form) => form.results.length)).map(([form]) => form.said);
  const ids = async (words) => new Map(((await index(words)).results).map((one) => [one.id, one]));
  const several = text.length > 1;
  const together = several ? await ids(text.join(" ")) : new Map();
  // Small words would each load a piece of the index.
  const inOrder = several && typed.length === asked.length ? await ids(`"${typed.join(" ")}"`) : new Map();
  for (const page of all) {
    page.score *= (page.has / sought) ** ALL * (inOrder.has(page.one.id) ? IN_ORDER : 1);
  }
  const most = all.reduce((words, page) => Math.max(words, page.words), 0);
  all.sort((one, other) => other.score - one.score);
  const best = all.filter((page) => page.words === most || page.score >= AS_GOOD * all[0].score);
  return {
    results: best.map((page) => together.get(page.one.id) ?? page.one),
    missing: asked.filter((_, at) => !every[at].some((form) => form.results.length)),
    mended: asked.map((word, at) => [word, every[at][0]?.said ?? word]).filter(([word, said]) => !word.startsWith(said)),
    partly: all.length > 0 && most < asked.filter(telling).length,
    loose: [...loose],
    named: all.length > 0 && all[0].named === asked.length,
  };
}
