// What a school says of itself on the page to find a mentor: from any text, as a file, and kept on the device. What this
// page cannot have written is refused or left out, and never shown.

const VERSION = 1;
const KIND = "school-statement";
/** Characters of a file; a statement has a few hundred. */
const LONGEST = 20_000;
export const MANY = ["needs", "levels", "languages", "contexts", "challenges", "approaches", "offers"];
const YES_OR_NO = ["visits", "across"];

export const EMPTY = Object.freeze({
  country: "",
  school: "",
  lat: "",
  lon: "",
  visits: "",
  across: "",
  ...Object.fromEntries(MANY.map((name) => [name, []])),
});

const isText = (value) => typeof value === "string";
const isNumber = (value, most) => value === "" || (isText(value) && value.length < 20 && Math.abs(Number(value)) <= most);

/** {statement, partly} of a text; null where it is no statement. `known` has the values of each field that the form
    offers; `partly` is true where something else was left out. A school is known once its country was loaded. */
export function statementFrom(text, known) {
  if (!isText(text) || text.length > LONGEST) return null;
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (read === null || typeof read !== "object" || read.kind !== KIND || read.version !== VERSION) return null;
  const given = Object.hasOwn(read, "school_says") ? read.school_says : null;
  if (given === null || typeof given !== "object") return null;
  const own = (name) => (Object.hasOwn(given, name) ? given[name] : undefined);
  const statement = { ...EMPTY };
  let partly = false;
  for (const name of MANY) {
    const values = own(name) ?? [];
    if (!Array.isArray(values)) return null;
    statement[name] = [...new Set(values)].filter((one) => known[name]?.includes(one));
    partly ||= statement[name].length !== values.length;
  }
  for (const name of YES_OR_NO) {
    const value = own(name) ?? "";
    if (!["", "yes", "no"].includes(value)) return null;
    statement[name] = value;
  }
  for (const [name, most] of [["lat", 90], ["lon", 180]]) {
    const value = own(name) ?? "";
    if (!isNumber(value, most)) return null;
    statement[name] = value;
  }
  const country = own("country") ?? "";
  const school = own("school") ?? "";
  if (!isText(country) || !isText(school) || school.length > 80) return null;
  statement.country = known.country.includes(country) ? country : "";
  statement.school = statement.country ? school : "";
  partly ||= statement.country !== country;
  return { statement, partly };
}

/** The same as a text to keep. */
export const textOf = (statement) => `${JSON.stringify({ kind: KIND, version: VERSION, school_says: statement }, null, 1)}\n`;
