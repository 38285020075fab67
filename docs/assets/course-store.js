// A reader's progress and answers in a course. They are stored on the device under one key for each course and never
// sent; they leave it only as a file that the reader saves. Without storage they last until the page is closed.

const VERSION = 2;
const LARGEST_FILE = 1_000_000; // bytes
const MOST_ENTRIES = 1000;
const LONGEST_TEXT = 20_000; // characters

const ID = /^[a-z0-9-]{1,100}$/;
// What the first version of this file kept units under: their numbers.
const NUMBERED = /^[1-9][0-9]{0,2}\.(0|[1-9][0-9]{0,2})$/;
// An answer is kept under the id of the question and what it asks.
const ASKED = /^[a-z0-9-]{1,100}:[0-9a-f]{8}$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const KEY = /^[0-9a-f]{8}$/;
const VALUE = /^[0-9a-f]{8}(:([0-9a-f]{8}|[1-9][0-9]{0,2}))?$/;
const NUMBER = /^(0|[1-9][0-9]{0,5})$/;

/** Why a file was refused: `reason` is "course" if it belongs to another course, "newer" if a newer version of this
    site has saved it, or else "content". */
export class Refused extends Error {
  constructor(reason) {
    super(`The file is refused: ${reason}`);
    this.reason = reason;
  }
}

/** A table with these [key, value] entries. It has no prototype, because keys come from files and from records:
    "constructor" is only found if it was added. */
export function tableOf(entries = []) {
  const table = Object.create(null);
  for (const [key, value] of entries) table[key] = value;
  return table;
}

/** The table with that entry; without it if the value is undefined. */
export function withEntry(table, key, value) {
  const others = Object.entries(table).filter(([name]) => name !== key);
  return tableOf(value === undefined ? others : [...others, [key, value]]);
}

/** The value of an own key of the table, else undefined. */
export function entryOf(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The state of a course that has not been started. */
export function empty() {
  return { version: VERSION, units: tableOf(), quizzes: tableOf(), reviews: tableOf() };
}

function demand(yes) {
  if (!yes) throw new Refused("content");
}

function record(value, names) {
  demand(typeof value === "object" && value !== null && !Array.isArray(value));
  if (names) demand(Object.keys(value).every((name) => names.includes(name)));
  return value;
}

// A copy; every key must match `form`.
function table(value, form, read) {
  const entries = Object.entries(record(value));
  demand(entries.length <= MOST_ENTRIES && entries.every(([key]) => form.test(key)));
  return tableOf(entries.map(([key, entry]) => [key, read(entry)]));
}

function whole(value, most) {
  demand(Number.isInteger(value) && value >= 0 && value <= most);
  return value;
}

function text(value) {
  demand(typeof value === "string" && value.length <= LONGEST_TEXT);
  return value;
}

function yes(value) {
  demand(value === true);
  return true;
}

function given(value) {
  demand(Array.isArray(value) && value.length <= 100);
  demand(value.every((one) => typeof one === "string" && VALUE.test(one)));
  return [...value];
}

// A result of a quiz: so many points (`mark`) of so many (`of`), in which version of it, and on which day. What was kept
// before quizzes had versions has neither.
function result(value) {
  const { version, mark, of, day } = record(value, ["version", "mark", "of", "day"]);
  const read = { mark: whole(mark, whole(of, MOST_ENTRIES)), of };
  if (version === undefined && day === undefined) return read;
  demand(typeof version === "string" && KEY.test(version) && typeof day === "string" && DAY.test(day));
  return { version, ...read, day };
}

function quiz(value) {
  const { answers, ...results } = record(value, ["answers", "best", "passed"]);
  const read = Object.entries(results).map(([name, one]) => [name, result(one)]);
  return { answers: table(answers, ASKED, given), ...Object.fromEntries(read) };
}

// A quiz as the first version kept it. Its answers were kept under the question alone, which may have been turned round
// since, so they are dropped; that it was passed counts for an earlier version.
function quizOfFirst(value) {
  const { answers, right, total, passed } = record(value, ["answers", "right", "total", "passed"]);
  table(answers, ID, given);
  if (total === undefined) {
    demand(right === undefined && passed === undefined);
    return { answers: tableOf() };
  }
  demand(typeof passed === "boolean");
  const read = { mark: whole(right, whole(total, MOST_ENTRIES)), of: total };
  return { answers: tableOf(), ...(passed ? { passed: read } : {}) };
}

// Units were kept under their numbers, which are among their former ids as "1-0".
function unitsOfFirst(value) {
  return tableOf(Object.keys(table(value, NUMBERED, yes)).map((number) => [number.replace(".", "-"), true]));
}

function demandVersion(version) {
  demand(Number.isInteger(version) && version >= 1);
  if (version > VERSION) throw new Refused("newer");
}

/** A review of colleagues' work from any JSON value: levels (from 0) and texts by key. Throws Refused if it is none. */
export function reviewFrom(value) {
  const { levels, texts } = record(value, ["levels", "texts"]);
  return { levels: table(levels, KEY, (level) => whole(level, 5)), texts: table(texts, KEY, text) };
}

/** The state of a course from any JSON value. Throws Refused if this page cannot have written it. */
export function stateFrom(value) {
  demandVersion(record(value).version);
  const { version, units, quizzes, reviews } = record(value, ["version", "units", "quizzes", "reviews"]);
  return {
    version: VERSION,
    units: version === 1 ? unitsOfFirst(units) : table(units, ID, yes),
    quizzes: table(quizzes, ID, version === 1 ? quizOfFirst : quiz),
    reviews: table(reviews, ID, reviewFrom),
  };
}

// The punctuation and literals of a JSON text outside strings.
function bare(text) {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, "").match(/[{}[\],:]|[^\s{}[\],:]+/g) ?? [];
}

function json(file) {
  demand(file.length <= LARGEST_FILE);
  let value;
  let again;
  try {
    value = JSON.parse(file);
    again = JSON.stringify(value);
  } catch {
    throw new Refused("content");
  }
  // Serialised again it differs only in white space: no key is duplicated, and numbers are digits, not 1e0.
  const parts = bare(file);
  demand(parts.join() === bare(again).join());
  demand(parts.every((one) => /^[{}[\],:]$/.test(one) || NUMBER.test(one) || ["true", "false", "null"].includes(one)));
  return value;
}

function ownedBy(owner, value) {
  const found = tableOf(Object.entries(record(value)));
  for (const [name, id] of Object.entries(owner)) {
    demand(typeof found[name] === "string");
    if (found[name] !== id) throw new Refused("course");
    delete found[name];
  }
  return found;
}

/** The text of a file with the state of a course. */
export function fileOf(course, state) {
  return `${JSON.stringify({ course, ...state }, null, 1)}\n`;
}

/** The state in the text of such a file. Throws Refused if it is of another course, or not of this site. */
export function stateIn(file, course) {
  return stateFrom(ownedBy({ course }, json(file)));
}

/** The text of a file with a review of colleagues' work after a module. */
export function reviewFileOf(course, module, review) {
  return `${JSON.stringify({ version: VERSION, course, module, ...review }, null, 1)}\n`;
}

/** The review in the text of such a file. Throws Refused if it is of another module, or not of this site. */
export function reviewIn(file, course, module) {
  const { version, ...review } = ownedBy({ course, module }, json(file));
  demandVersion(version);
  return reviewFrom(review);
}

/** The text of a file that a reader chose. Throws Refused if it is too large to be one of ours, is not in UTF-8, or
    cannot be read. */
export async function textOf(file) {
  demand(file.size <= LARGEST_FILE);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refused("content");
  }
}

/** Shows a note, at the first place for it on the page, if data is stored that this version cannot read. */
export function sayAside(store) {
  const note = document.querySelector("[data-part=set-aside]");
  const some = store.aside().length > 0;
  // Screen readers announce a text that is added to an existing element.
  note.textContent = some ? note.dataset.text : "";
  note.hidden = !some;
}

/** Offers a file as a download. */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A sentence with its placeholders replaced: "{right} of {total}". */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => entryOf(values, name) ?? gap);
}

// Of two results of a quiz, the better one if both are of one version, else the later one; the first if that does not
// tell.
function better(mine, theirs) {
  if (mine.version === theirs.version && mine.of === theirs.of) return theirs.mark > mine.mark ? theirs : mine;
  return (theirs.day ?? "") > (mine.day ?? "") ? theirs : mine;
}

/** Two states of a course merged: what is done or written in either of them. If they differ, the first counts; of two
    results of a quiz, the better one of the later version. */
export function together(one, other) {
  const both = (here, there, join) =>
    tableOf(
      [...new Set([...Object.keys(there), ...Object.keys(here)])].map((key) => {
        const [mine, theirs] = [entryOf(here, key), entryOf(there, key)];
        return [key, mine !== undefined && theirs !== undefined ? join(mine, theirs) : (mine ?? theirs)];
      }),
    );
  const first = (mine) => mine;
  return {
    version: VERSION,
    units: both(one.units, other.units, first),
    quizzes: both(one.quizzes, other.quizzes, ({ answers: mine, ...here }, { answers: theirs, ...there }) => ({
      answers: both(mine, theirs, first),
      ...both(here, there, better),
    })),
    reviews: both(one.reviews, other.reviews, (mine, theirs) => ({
      levels: both(mine.levels, theirs.levels, first),
      texts: both(mine.texts, theirs.texts, first),
    })),
  };
}

/** The text of a file with stored data of a course that this version cannot read: unchanged except for the name of the
    course, by which the version that wrote it recognises its files. */
export function asideFileOf(course, kept) {
  try {
    if (Object.keys(record(JSON.parse(kept))).length === 0) return kept;
  } catch {
    return kept;
  }
  return kept.replace("{", () => `{"course":${JSON.stringify(course)},`);
}

const opened = new Map();

/** The store of a course: `state()`, `change(next)` with a function from one state to the next, `listen(heard)` for
    changes here and in other windows, `lasts()`, true if the data survives the page, `aside()`, stored texts that this
    version cannot read, and `erase()`, which returns a function that undoes it. A change may be applied again, to data
    that another window has stored meanwhile, so `next` must depend on the state alone. A browser has one store for each
    host, so names in it begin with the identity of the portal: two portals on one host do not mix, and one that moves
    into a folder of its host finds what was kept. */
export function open(course) {
  if (!opened.has(course)) opened.set(course, kept(`${document.documentElement.dataset.portal}:course:${course}`));
  return opened.get(course);
}

const MOST_PENDING = 200;

function kept(name) {
  const listeners = new Set();
  // Changes that are not stored yet, in order.
  let pending = [];
  let lasting = true;

  const tell = () => listeners.forEach((heard) => heard());

  function read(from = name) {
    try {
      return localStorage.getItem(from);
    } catch {
      lasting = false;
      return null;
    }
  }

  function understood(found) {
    try {
      return stateFrom(json(found));
    } catch {
      return null;
    }
  }

  function state() {
    const found = read();
    return pending.reduce((now, next) => next(now), (found === null ? null : understood(found)) ?? empty());
  }

  function asideNames() {
    try {
      const names = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place));
      return names.filter((one) => one?.startsWith(`${name}:aside-`)).sort();
    } catch {
      return [];
    }
  }

  function aside() {
    const texts = [name, ...asideNames()].map((one) => read(one)).filter((one) => one !== null);
    return [...new Set(texts.filter((one) => understood(one) === null))];
  }

  function putAside(found) {
    const names = asideNames();
    if (names.some((one) => localStorage.getItem(one) === found)) return;
    let place = 1;
    while (names.includes(`${name}:aside-${place}`)) place += 1;
    localStorage.setItem(`${name}:aside-${place}`, found);
  }

  // Unreadable data is never overwritten: a newer version has written it, and will need it.
  function setAside() {
    const found = localStorage.getItem(name);
    if (found !== null && understood(found) === null) putAside(found);
  }

  const begun = (one) => ["units", "quizzes", "reviews"].some((part) => Object.keys(one[part]).length);

  function write(now) {
    setAside();
    const text = JSON.stringify(now);
    // Data that could not be read again would be lost.
    demand(understood(text) !== null);
    if (begun(now)) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  }

  function change(next) {
    pending.push(next);
    const now = state();
    try {
      write(now);
      pending = [];
      lasting = true;
    } catch {
      lasting = false;
      if (pending.length > MOST_PENDING) pending = [(later) => together(now, later)];
    }
    tell();
  }

  function erase() {
    const names = asideNames();
    const before = { state: state(), pending, text: read(), aside: names.map((one) => read(one)) };
    pending = [];
    try {
      [name, ...names].forEach((one) => localStorage.removeItem(one));
    } catch {
      lasting = false;
      pending = [empty];
    }
    tell();
    // Another window may have stored something since; it is merged with what is restored.
    return () => {
      const since = state();
      pending = before.pending;
      try {
        for (const found of before.aside) if (found !== null) putAside(found);
        setAside();
        if (before.text !== null) localStorage.setItem(name, before.text);
      } catch {
        lasting = false;
        pending = [() => before.state];
      }
      if (begun(since)) change((now) => together(since, now));
      else tell();
    };
  }

  function lasts() {
    // Some browsers allow reading but not writing.
    try {
      localStorage.setItem(`${name}:try`, "");
      localStorage.removeItem(`${name}:try`);
    } catch {
      lasting = false;
    }
    return lasting;
  }

  // Data that an older version could not read and set aside is merged once it can be read.
  for (const one of asideNames()) {
    const found = understood(read(one) ?? "");
    if (found === null) continue;
    change((now) => together(now, found));
    if (pending.length === 0) localStorage.removeItem(one);
  }

  const ours = (key) => key === null || key === name || key.startsWith(`${name}:aside-`);
  addEventListener("storage", (event) => ours(event.key) && tell());
  addEventListener("pageshow", (event) => event.persisted && tell());
  return { state, change, lasts, aside, erase, listen: (heard) => listeners.add(heard) };
}
