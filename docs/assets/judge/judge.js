// Judges a record in plain form by the rules of its kind (rules.json), and says what is wrong in the words of
// `portal check`: a port of portal/reading/validation.py and messages.py. Fields and rules come from the models; a rule
// that is a function of ours has a function of the same name here (see RULES).

import { Fault, Refused, shortened } from "./words.js";
import * as addresses from "./addresses.js";
import * as events from "./events.js";
import * as letters from "./letters.js";
import * as records from "./records.js";
import * as times from "./times.js";
import * as values from "./values.js";

/** Every rule that is a function, by the name that it has in the models. */
export const RULES = { ...values.RULES, ...letters.RULES, ...addresses.RULES, ...times.RULES, ...records.RULES, ...events.RULES };
/** What YAML reads as no value, and the placeholders of a draft. */
const UNFILLED = new Set(["", "...", "\u2026"]);
const TRUE = new Set(["1", "on", "t", "true", "y", "yes"]);
const FALSE = new Set(["0", "off", "f", "false", "n", "no"]);
const MOST_DIGITS = 4300;
const NOTHING = Symbol("nothing");

/** A readable path: ["unnamed", 0, "role"] becomes "unnamed, entry 1, role". */
export const fieldPath = (path) =>
  path.map((step) => (typeof step === "number" ? `entry ${step + 1}` : shortened(step))).join(", ");

/** The value at a path of a record in plain form. */
export const valueAt = (record, path) => path.reduce((inner, step) => inner?.[step], record);

/**
 * Everything wrong with the fields of the record: [{path, line, message}]; and the record with its defaults, null where
 * something is wrong. `tables` is tables.json.
 */
export function judged(rules, record, tables) {
  const found = [];
  const whole = new Judge(rules, tables, found).value(rules.root, record, [], { data: {} });
  const empty = [...emptyIn(record)];
  const without = new Set(empty.map((path) => path.join("\n")));
  const faults = empty.map((path) => ({ path, line: 0, message: noValue(path) }));
  const inside = new Set(found.flatMap(({ path }) => path.map((_step, end) => path.slice(0, end).join("\n"))));
  for (const error of found) {
    const written = error.path.length && typeof valueAt(record, error.path.slice(0, -1)) === "string";
    const path = written ? error.path.slice(0, -1) : error.path;
    const key = path.join("\n");
    // An invalid entry is not counted, so that the list only seems too short.
    if (without.has(key) || (error.type === "too_short" && inside.has(key))) continue;
    const at = error.entry === undefined ? path : [...path, error.entry];
    faults.push({ path: at, line: error.line ?? 0, message: message({ ...error, path }) });
  }
  return { faults, record: whole === NOTHING || faults.length ? null : whole };
}

const noValue = (path) => `${fieldPath(path)} has no value; fill it in or delete the line`;

function* emptyIn(value, path = []) {
  const steps = Array.isArray(value) ? value.entries() : typeof value === "object" ? Object.entries(value ?? {}) : [];
  for (const [step, inner] of steps) {
    if (typeof inner === "string" && UNFILLED.has(inner)) yield [...path, step];
    else yield* emptyIn(inner, [...path, step]);
  }
}

class Judge {
  constructor(rules, tables, found) {
    Object.assign(this, { rules, tables, found });
  }

  /** The value as the models have it, NOTHING where it is wrong; what is wrong is added to `found`. */
  value(node, given, path, info) {
    const wrong = (type, context = {}) => {
      this.found.push({ path, type, given, hint: node.hint, ...context });
      return NOTHING;
    };
    try {
      let value = given;
      if (Array.isArray(value) && value.length > node.at_most) {
        return wrong("too_long", { actual_length: value.length, max_length: node.at_most });
      }
      for (const rule of node.before ?? []) value = this.call(rule, value, info);
      if (!(node.optional && value === null)) {
        value = this.shaped(node, value, path, wrong, info);
        if (value === NOTHING) return NOTHING;
        if (node.ge !== undefined && value < node.ge) return wrong("greater_than_equal", { ge: node.ge });
        if (node.le !== undefined && value > node.le) return wrong("less_than_equal", { le: node.le });
        for (const rule of node.after ?? []) value = this.call(rule, value, info);
      }
      for (const rule of node.last ?? []) value = this.call(rule, value, info);
      return value;
    } catch (error) {
      if (error instanceof Refused) return wrong(error.type);
      if (!(error instanceof Fault)) throw error;
      return wrong("value_error", { said: error.message, entry: error.entry, line: error.line });
    }
  }

  call(name, value, info) {
    const rule = RULES[name];
    if (!rule) throw new Error(`no rule ${name}`);
    return rule(value, { ...info, tables: this.tables });
  }

  shaped(node, value, path, wrong, info) {
    switch (node.is) {
      case "text":
        if (typeof value !== "string") return wrong("string_type");
        return [...value].length > node.max_length ? wrong("string_too_long", { max_length: node.max_length }) : value;
      case "choice":
        return node.of.includes(value) ? value : wrong("literal_error", { expected: listed(node.of) });
      case "whole":
        if (typeof value === "number") return value;
        if (typeof value !== "string") return wrong("int_type");
        return value.replace("-", "").length > MOST_DIGITS ? wrong("int_parsing_size") : Number(value);
      case "decimal":
        return typeof value === "string" ? Number(value) : wrong("float_type");
      case "yes-no":
        return this.yesOrNo(value, wrong);
      case "day":
        return value;
      case "list":
        return this.list(node, value, path, wrong, info);
      default:
        return this.part(node.part, value, path, wrong);
    }
  }

  yesOrNo(value, wrong) {
    if (typeof value === "boolean") return value;
    if (typeof value !== "string") return wrong("bool_type");
    const typed = value.toLowerCase();
    return TRUE.has(typed) || (FALSE.has(typed) ? false : wrong("bool_parsing"));
  }

  list(node, value, path, wrong, info) {
    if (!Array.isArray(value)) return wrong("tuple_type");
    const entries = value.map((entry, place) => this.value(node.of, entry, [...path, place], info));
    if (entries.includes(NOTHING)) return NOTHING;
    return entries.length < node.min_length ? wrong("too_short", { min_length: node.min_length }) : entries;
  }

  part(name, given, path, wrong) {
    const model = this.rules.parts[name];
    let typed = given;
    for (const rule of model.before ?? []) typed = this.call(rule, typed, { data: {} });
    if (typeof typed !== "object" || typed === null || Array.isArray(typed)) return wrong("model_type");
    const data = {};
    let right = true;
    for (const [field, node] of Object.entries(model.fields)) {
      const here = [...path, field];
      let value = NOTHING;
      if (Object.hasOwn(typed, field)) value = this.value(node, typed[field], here, { data, field });
      else if (!node.needless) this.found.push({ path: here, type: "missing", hint: node.hint });
      else {
        const stands = node.default ?? (node.is === "list" ? [] : null);
        value = node.judged ? this.value(node, stands, here, { data, field }) : stands;
      }
      if (value === NOTHING) right = false;
      else data[field] = value;
    }
    return right ? data : NOTHING;
  }
}

/** The choices as pydantic names them: 'a', 'b' or 'c'. */
function listed(choices) {
  const quoted = choices.map((one) => `'${one}'`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}` : quoted[0];
}

const TYPES = {
  literal_error: ({ typed, expected }) => `is ${typed}; write one of: ${expected}`,
  tuple_type: ({ typed }) => `is ${typed}; write a list, each entry on a line of its own after "- "`,
  model_type: ({ typed }) => `is ${typed}; write fields below it, each indented and as "name: value"`,
  int_parsing: ({ typed }) => `is ${typed}; write a whole number`,
  int_parsing_size: ({ typed }) => `is ${typed}, a number with more digits than any count has; correct it`,
  int_type: ({ typed }) => `is ${typed}; write a whole number`,
  float_parsing: ({ typed }) => `is ${typed}; write a number with a point, like 45.81444`,
  float_type: ({ typed }) => `is ${typed}; write a number with a point, like 45.81444`,
  bool_parsing: ({ typed }) => `is ${typed}; write true or false`,
  bool_type: ({ typed }) => `is ${typed}; write true or false`,
  string_too_long: ({ max_length }) => `is longer than ${max_length} characters; shorten it`,
  too_long: ({ actual_length, max_length }) =>
    `has ${actual_length} entries and the limit is ${max_length}; shorten the list`,
  too_short: ({ min_length }) => `needs at least ${min_length} entry; add one`,
  greater_than_equal: ({ typed, ge }) => `is ${typed}, below the least allowed value ${ge}; correct it`,
  less_than_equal: ({ typed, le }) => `is ${typed}, above the greatest allowed value ${le}; correct it`,
};

function message({ path, type, given, hint, said, ...context }) {
  const where = fieldPath(path);
  if (type === "value_error") return where ? `${where} ${said}` : said;
  if (type === "missing") return `${where} is missing; add it. (${hint})`;
  const list = Array.isArray(given);
  const typed = typeof given === "string" ? `"${shortened(given)}"` : list ? "a list" : "a group of fields";
  if (type === "string_type") {
    return `${where} is ${typed}; write one text instead, ${list ? 'without "- " or brackets' : "on the same line"}`;
  }
  return `${where} ${TYPES[type]({ typed, ...context })}`;
}
