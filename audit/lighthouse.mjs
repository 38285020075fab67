// Runs Lighthouse (a telephone on a slow line) on addresses, one after the other, in a Chromium that runs already.
// Takes its port, the categories with commas between, and the addresses; prints a line of JSON for each address.

import lighthouse from "lighthouse";

const [port, categories, ...addresses] = process.argv.slice(2);
const options = {
  port: Number(port),
  onlyCategories: categories.split(","),
  disableFullPageScreenshot: true,
  logLevel: "silent",
};
for (const address of addresses) {
  let result = await lighthouse(address, options);
  // Now and then Chromium records nothing; Lighthouse itself asks to run again then.
  for (let again = 0; again < 2 && result.lhr.runtimeError; again += 1) result = await lighthouse(address, options);
  const { audits, categories: found, runtimeError } = result.lhr;
  const short = Object.values(found).flatMap((category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${category.id}: ${audits[id].title} (${id})`),
  );
  const scores = Object.fromEntries(Object.values(found).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
  const shift = audits["cumulative-layout-shift"]?.numericValue ?? 0;
  console.log(JSON.stringify({ scores, shift, short, error: runtimeError?.message ?? "" }));
}
// Lighthouse leaves connections open, for which Node would wait.
process.exit();
