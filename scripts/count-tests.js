import { readFileSync } from "node:fs";

// The last line of CI: how many tests ran, from vitest's own account.
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  readFileSync(new URL("../test/output/results.json", import.meta.url), "utf8"),
);
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
