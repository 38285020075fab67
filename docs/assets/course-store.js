// What a reader has done in a course. It is kept on the device, under one name for each course, and never sent; it
// leaves the device only as a file that the reader saves. Where the browser keeps nothing, it lasts as long as the page.

const VERSION = 1;
const LARGEST_FILE = 1_000_000; // bytes
const MOST_ENTRIES = 1000;
const LONGEST_TEXT = 20_000; // characters

const ID = /^[a-z0-9-]{1,100}$/;
const UNIT = /^\d{1,3}\.\d{1,3}$/;
const KEY = /^[0-9a-f]{8}$/;
const VALUE = /^[0-9a-f]{8}(:([0-9a-f]{8}|\d{1,3}))?$/;

/** Why a file was not taken over: its `reason` is "course", where it belongs to another course, or "content". */
export class Refused extends Error {
  constructor(reason) {
    super(`The file is refused: ${reason}`);
    this.reason = reason;
  }
}

/** The state of a course that nobody has begun. */
export function empty() {
  return { version: VERSION, units: {}, quizzes: {}, reviews: {} };
}

function demand(yes) {
  if (!yes) throw new Refused("content");
}

function record(value, names) {
  demand(typeof value === "object" && value !== null && !Array.isArray(value));
  if (names) demand(Object.keys(value).every((name) => names.includes(name)));
  return value;
}

// A copy with keys of that form only, so that none of them means something to the language, as "__proto__" does.
function table(value, form, read) {
  const entries = Object.entries(record(value));
  demand(entries.length <= MOST_ENTRIES && entries.every(([key]) => form.test(key)));
  return Object.fromEntries(entries.map(([key, entry]) => [key, read(entry)]));
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

function quiz(value) {
  const { answers, right, total, passed } = record(value, ["answers", "right", "total", "passed"]);
  const read = { answers: table(answers, ID, given) };
  if (total === undefined) {
    demand(right === undefined && passed === undefined);
    return read;
  }
  demand(typeof passed === "boolean");
  return { ...read, right: whole(right, whole(total, MOST_ENTRIES)), total, passed };
}

/** A review of colleagues' work from anything that JSON can hold: levels (from 0) and texts by key. Raises Refused. */
export function reviewFrom(value) {
  const { levels, texts } = record(value, ["levels", "texts"]);
  return { levels: table(levels, KEY, (level) => whole(level, 5)), texts: table(texts, KEY, text) };
}

/** The state of a course from anything that JSON can hold. Raises Refused for what this page has not written. */
export function stateFrom(value) {
  const { version, units, quizzes, reviews } = record(value, ["version", "units", "quizzes", "reviews"]);
  demand(version === VERSION);
  return {
    version,
    units: table(units, UNIT, yes),
    quizzes: table(quizzes, ID, quiz),
    reviews: table(reviews, ID, reviewFrom),
  };
}

function json(file) {
  demand(file.length <= LARGEST_FILE);
  try {
    return JSON.parse(file);
  } catch {
    throw new Refused("content");
  }
}

function ownedBy(owner, value) {
  const found = { ...record(value) };
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

/** The state in the text of such a file. Raises Refused where it is of another course, or was not written here. */
export function stateIn(file, course) {
  return stateFrom(ownedBy({ course }, json(file)));
}

/** The text of a file with a review of colleagues' work after a module. */
export function reviewFileOf(course, module, review) {
  return `${JSON.stringify({ version: VERSION, course, module, ...review }, null, 1)}\n`;
}

/** The review in the text of such a file. Raises Refused where it is of another module, or was not written here. */
export function reviewIn(file, course, module) {
  const { version, ...review } = ownedBy({ course, module }, json(file));
  demand(version === VERSION);
  return reviewFrom(review);
}

/** The text of a file that a reader chose. Raises Refused where it is too large to be one of ours. */
export async function textOf(file) {
  demand(file.size <= LARGEST_FILE);
  return file.text();
}

/** Hands a file to the reader, to be saved on the device. */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A sentence with its gaps filled: "{right} of {total}". */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const opened = new Map();

/** What is kept about a course: `state()`, `change(next)` with a function from one state to the next, `listen(heard)`
    for changes here and in other windows, and `lasts()`, whether the browser keeps it when the page is closed. */
export function open(course) {
  if (!opened.has(course)) opened.set(course, kept(`course:${course}`));
  return opened.get(course);
}

function kept(name) {
  const listeners = new Set();
  let memory = null;
  let lasting = true;

  const tell = () => listeners.forEach((heard) => heard());

  function state() {
    if (memory !== null) return memory;
    let found = null;
    try {
      found = localStorage.getItem(name);
    } catch {
      lasting = false;
    }
    try {
      return found === null ? empty() : stateFrom(JSON.parse(found));
    } catch {
      return empty();
    }
  }

  function change(next) {
    memory = next(state());
    try {
      const begun = ["units", "quizzes", "reviews"].some((part) => Object.keys(memory[part]).length);
      if (begun) localStorage.setItem(name, JSON.stringify(memory));
      else localStorage.removeItem(name);
      lasting = true;
      memory = null;
    } catch {
      lasting = false;
    }
    tell();
  }

  function lasts() {
    // Some browsers let a page read where they do not let it write.
    try {
      localStorage.setItem(`${name}:try`, "");
      localStorage.removeItem(`${name}:try`);
    } catch {
      lasting = false;
    }
    return lasting;
  }

  addEventListener("storage", (event) => (event.key === name || event.key === null) && tell());
  addEventListener("pageshow", (event) => event.persisted && tell());
  return { state, change, lasts, listen: (heard) => listeners.add(heard) };
}
