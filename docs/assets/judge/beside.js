// What only the other records can tell of a record: whether what it names exists. A port of
// portal/checks/cross_references.py, on the ids in known.json.

import { fieldPath } from "./judge.js";
import { alike } from "./letters.js";
import { isId } from "./values.js";
import { compare, didYouMean, shortened } from "./words.js";

const MOST_HINTS = 20;
const MOST_LISTED = 40;

/** [{path, message}] of references that lead nowhere. `faults` are those of the fields, which are not said twice. */
export function leadingNowhere(rules, record, known, faults, kind) {
  const isSaid = (path) => faults.some(({ message }) => message.startsWith(`${fieldPath(path)} `));
  const found = [];
  let hints = MOST_HINTS;
  for (const { path, field, value } of references(rules, rules.root, record, [])) {
    const whole = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
    const own = field.target === kind ? record.id : undefined;
    const message = fault(path, field, value, known, own, () => (hints -= 1) >= 0);
    if (message && !isSaid(path) && !isSaid(whole)) found.push({ path, line: 0, message });
  }
  return found;
}

function* references(rules, node, value, path) {
  const fields = rules.parts[node.part].fields;
  if (typeof value === "string") {
    const field = Object.values(fields)[0];
    if (refers(field, value)) yield { path, field, value };
    return;
  }
  for (const [name, field] of Object.entries(fields)) {
    const inner = value?.[name];
    const entries = Array.isArray(inner) ? [...inner.entries()] : inner === undefined ? [] : [[null, inner]];
    for (const [place, entry] of entries) {
      const here = place === null ? [...path, name] : [...path, name, place];
      const of = field.is === "list" ? field.of : field;
      if (field.target) {
        if (typeof entry === "string" && refers(field, entry)) yield { path: here, field, value: entry };
      } else if (of.is === "part") yield* references(rules, of, entry, here);
    }
  }
}

/** [{path, message}] of a school or hub that does not fit its country (portal/parts/network/checks). */
export function outOfPlace(record, known, kind) {
  if (!["school", "cluster"].includes(kind)) return [];
  const found = [];
  const add = (path, message) => found.push({ path, line: 0, message });
  const { id, country } = record;
  if (known.boxes[country] && !id.startsWith(`${country}-`)) {
    add(["id"], `the id must begin with the country code; make it "${country}-..." or correct the country`);
  }
  const inside = (place, path) => {
    if (!known.boxes[country] || place?.lat == null || place.lon == null) return;
    const [name, south, west, north, east] = known.boxes[country];
    if (south <= place.lat && place.lat <= north && west <= place.lon && place.lon <= east) return;
    add(
      [...path, "lat"],
      `the coordinates ${decimal(place.lat)}, ${decimal(place.lon)} lie outside ${name} (latitude ${decimal(south)} to ` +
        `${decimal(north)}, longitude ${decimal(west)} to ${decimal(east)}); correct them (are they swapped?) or leave them out`,
    );
  };
  inside(record.place, ["place"]);
  (record.places ?? []).forEach((place, index) => inside(place, ["places", index]));
  (record.others ?? []).forEach(({ place }, index) => inside(place, ["others", index, "place"]));
  (record.memberships ?? []).forEach(({ hub }, index) => {
    const of = known.hubs[hub];
    if (of === undefined || of === country) return;
    add(
      ["memberships", index, "hub"],
      `is in "${country}", but the hub "${hub}" is in "${of}"; correct the hub or the country, or write into the ` +
        'record of the hub what allows it ("agreement:", with a source)',
    );
  });
  return found;
}

/** A number as Python writes it: 50.0, not 50. */
const decimal = (number) => (Number.isInteger(number) ? `${number}.0` : String(number));

const refers = (field, value) => Boolean(field.target) && (isId(value) || !field.or_name);

function fault(path, field, value, known, own, hinted) {
  const list = known.lists[field.target];
  if (!list || Object.hasOwn(list.labels, value) || value === own || value.includes("://")) return "";
  const where = `data/${list.stem}.yaml`;
  const instead = list.term ? known.retired[field.target]?.[value] : undefined;
  if (instead) {
    return `${fieldPath(path)}: "${value}" is no term any more; write ${instead.join(" and ")}, each as a term`;
  }
  const ids = Object.keys(list.labels);
  const what = list.term
    ? `${fieldPath(path)}: "${shortened(value)}" is not a term of ${where}`
    : `${field.target} "${shortened(value)}" does not exist`;
  const remedy = list.term
    ? `use one of: ${listed([...ids].sort(compare))}`
    : `correct the id or add the ${field.target} to ${where}`;
  return `${what}${hinted() ? hint(list.labels, ids, value) : ""}; ${remedy}`;
}

const listed = (names) =>
  names.length <= MOST_LISTED ? names.join(", ") : `${names.slice(0, MOST_LISTED).join(", ")} ...`;

/** The id that is probably meant: that of the record with this name, else the most similar one. */
function hint(labels, ids, written) {
  const key = alike(written);
  const named = ids.filter((id) => alike(labels[id]) === key).at(-1);
  return named ? ` (did you mean "${named}"?)` : didYouMean(written, ids);
}
