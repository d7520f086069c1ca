import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { knownLayouts, marks } from "../support/known-layouts.ts";
import { textOf } from "./documents.ts";

const path = "docs/files.md";

function between(text: string): readonly [string, string, string] {
  const [before = "", rest = ""] = text.split(marks.from);
  const [own = "", after = ""] = rest.split(marks.to);
  return [before, own.trim(), after];
}

// The tables are made from the data files that the recogniser reads. UPDATE_GOLDEN=1 writes them anew.
describe("docs/files.md", () => {
  it("says of each public layout which years and columns are known, as data/layouts has them", () => {
    const [before, own, after] = between(textOf(path));
    if (process.env.UPDATE_GOLDEN === "1") {
      const text = `${before}${marks.from}\n\n${knownLayouts()}\n\n${marks.to}${after}`;
      writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text);
      return;
    }
    expect(own).toBe(knownLayouts());
  });

  // Read from the data files by hand.
  it("has a year without a measure, a year that was not published, and a name that was guessed", () => {
    const [, own] = between(textOf(path));
    expect(own).toContain("| 2020 | not published | – |");
    expect(own).toMatch(/^\| 2012 \| [^|]*total points in the best eight[^|]* \| [^|]*Progress 8; Attainment 8/m);
    expect(own).toMatch(
      /^\| `latest: number` \| `Inspection number of latest full inspection` \| `Inspection number` \| `Inspection ID` \|$/m,
    );
  });
});
