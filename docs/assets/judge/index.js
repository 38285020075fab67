// The judge of the forms: everything that is wrong with a record, in the words of `portal check`.

import { leadingNowhere } from "./beside.js";
import { RULES, judged } from "./judge.js";
import { learn } from "./letters.js";

export { RULES };

/** [{path, message}]. `rules` is rules.json of the kind, `known` known.json, `tables` tables.json. */
export function everythingWrong(rules, record, known, tables) {
  learn(tables);
  const { faults } = judged(rules, record, tables);
  return [...faults, ...leadingNowhere(rules, record, known, faults, rules.kind)];
}
