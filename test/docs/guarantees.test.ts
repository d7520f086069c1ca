import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { textOf } from "./documents.ts";

const top = fileURLToPath(new URL("../../", import.meta.url));

/** A guarantee: its number, its words, and by file the name of the test that holds it. */
interface Guarantee {
  readonly number: string;
  readonly words: string;
  readonly tests: readonly (readonly [file: string, name: string])[];
}

const guarantees = [...textOf("docs/guarantees.md").matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = "", words = "", held = ""]): Guarantee => ({
    number,
    words,
    tests: held.split(/; (?=`test\/)/).map((one) => {
      const [, file = "", name = ""] = /^`(test\/[\w./-]+)`: (.+)$/.exec(one) ?? [];
      return [file, name];
    }),
  }),
);

const tests = guarantees.flatMap(({ number, tests: held }) =>
  held.map(([file, name]) => [number, file, name] as const),
);

describe("docs/guarantees.md", () => {
  it("has its lines numbered in order, each with a test at least", () => {
    expect(guarantees.length).toBeGreaterThanOrEqual(9);
    expect(guarantees.map(({ number }) => number)).toEqual(guarantees.map((_, at) => String(at + 1)));
    for (const { tests: held, words } of guarantees) expect(held.length, words).toBeGreaterThanOrEqual(1);
  });

  it.each(tests)("line %s is held by a test in %s: %s", (_, file, name) => {
    expect(name.length).toBeGreaterThan(3);
    expect(existsSync(`${top}${file}`), file).toBe(true);
    const names = [
      ...textOf(file).matchAll(/\b(?:it|test)(?:\.\w+(?:\([^\n]*?\))?)*\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs),
    ].map(([, , own = ""]) => own);
    const eachNames = [...textOf(file).matchAll(/\)\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs)].map(([, , own = ""]) => own);
    expect(
      [...names, ...eachNames].some((own) => own.includes(name)),
      `no test in ${file} is called: ${name}`,
    ).toBe(true);
  });

  it("names every kind of fault whose figures are kept, and those are 0 but for the trials", () => {
    const rows = textOf("test/faults/results/faults.csv").trimEnd().split("\n").slice(1);
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const row of rows) expect(row).toMatch(/^[^,]+,[1-9]\d*,0,0,0,0,0$/);
  });
});
