import { describe, expect, it } from "vitest";
import { npdLayout, npdLayouts } from "../../src/intake/npd-layout.ts";
import { npdScope } from "../../src/intake/npd-scope.ts";
import { npdYearFacts } from "../../src/intake/npd-year-facts.ts";
import { textOf } from "./documents.ts";

const page = textOf("docs/npd.md");
const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const rowOf = (section: string, first: string) =>
  section
    .split("\n")
    .map(cellsOf)
    .find(([cell]) => cell === `\`${first}\``);

describe("docs/npd.md", () => {
  it.each(npdLayouts)("has the roles of %s with their names and how sure they are", (name) => {
    const section = page.split(/^## /m).find((part) => part.split("\n")[0]?.endsWith(`: ${name}`)) ?? "";
    for (const { role, meaning, columns } of npdLayout(name).roles) {
      const [, said, names = ""] = rowOf(section, role) ?? [];
      expect([role, said]).toEqual([role, meaning]);
      const written = names.split(", ");
      expect(written).toHaveLength(columns.length);
      columns.forEach((column, index) => {
        expect(written[index]?.startsWith(`\`${column.name}\``)).toBe(true);
        expect(written[index]?.endsWith("**?**")).toBe(column.source === "memory");
        for (const year of [column.from, column.to])
          if (year !== undefined) expect(written[index]).toContain(String(year));
      });
    }
  });

  it("has every note on years and every rule of scope", () => {
    for (const { id, what, confidence } of npdYearFacts())
      expect(rowOf(page, id)).toEqual([`\`${id}\``, what, confidence]);
    for (const name of npdLayouts) {
      const rules = npdScope(name, [], []).withoutColumn;
      for (const { reason } of rules) expect(page).toContain(`| \`${name}\` | ${reason} |`);
    }
  });
});
