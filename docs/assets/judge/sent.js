// A record as it is sent: lines that survive a mail program, and that portal/doors/sent.py reads.

const LONGEST_ADDRESS = 1900;

/** What has changed from one plain value to another: paths with their new values, null where there is nothing now. */
function* changes(before, after, path) {
  if (same(before, after)) return;
  const parts = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (parts(before) && parts(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* changes(before[name], after[name], [...path, name]);
    }
  } else if (after === undefined) yield [path, null];
  else if (Array.isArray(after) || parts(after)) {
    yield [path, null];
    yield* leaves(after, path);
  } else yield [path, after];
}

function* leaves(value, path) {
  if (typeof value === "string") yield [path, value];
  else for (const [step, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    yield* leaves(inner, [...path, step]);
  }
}

const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]))
    : Array.isArray(value) ? value.map(sorted) : value;

/** The lines of a new record, or of what is different from `before`; `asked` are the fields of the form. */
export function sentText(kind, record, before, asked) {
  const found = before
    ? asked.flatMap((name) => [...changes(before[name], record[name], [name])])
    : [...leaves(record, [])];
  const head = before ? `=== ${kind} ${before.id} ===` : `=== new ${kind} ===`;
  return [head, ...found.flatMap(([path, value]) => lines(path, value)), "=== end ===", ""].join("\n");
}

function lines(path, value) {
  const name = `[${path.map((step) => (typeof step === "number" ? step + 1 : step)).join(".")}]`;
  if (value === null) return [name];
  return value.includes("\n") ? [name, ...value.split("\n").map((line) => `| ${line}`.trimEnd())] : [`${name} ${value}`];
}

/** The address that opens a mail with the text (RFC 6068); null where mail programs would cut it. */
export function letter(mailbox, subject, text) {
  const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const address = `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${body}`;
  return address.length <= LONGEST_ADDRESS ? address : null;
}
