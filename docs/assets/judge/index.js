// The judge of the forms: everything that is wrong with a record, in the words of `portal check`.

import { leadingNowhere, outOfPlace } from "./beside.js";
import { RULES, judged } from "./judge.js";
import { learn } from "./letters.js";

export { RULES };

/** [{path, message}]. `rules` is rules.json of the kind, `known` known.json, `tables` tables.json. */
export function everythingWrong(rules, record, known, tables) {
  learn(tables);
  const { faults, record: right } = judged(rules, record, tables);
  const nowhere = leadingNowhere(rules, record, known, faults, rules.kind);
  // Rules about several records are asked about what is right by itself, as the check asks them.
  return [...faults, ...nowhere, ...(right ? outOfPlace(right, known, rules.kind) : [])];
}
