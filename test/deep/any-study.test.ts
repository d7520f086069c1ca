import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dirtyRows, dirtyStudy, dirtyText } from "../support/dirty-tables.ts";
import { studyText } from "../support/invented-schools.ts";
import { inFolder, writeFiles } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

const population = fc.constantFrom("all", "disadvantaged", "others");
const area = fc.constantFrom("england", "some", "rest", "region North", "fifth 5", "fifth 1");
const places = fc.uniqueArray(fc.oneof(area, fc.constantFrom("region", "fifth")), { minLength: 1 });
const statistic = fc.constantFrom("mean", "gap", "in_area_gap");
const year = fc.constantFrom("", ", year: 2018", ", year: [2018, 2019]");
const populations = fc.uniqueArray(population, { minLength: 1 });

const shown = fc
  .tuple(statistic, populations, places, year)
  .map(([what, of, where, when]) => `\n  - ${what}: { of: [${of}], in: [${where}]${when} }`);
const differs = fc.oneof(
  population.map((of) => `of: ${of}`),
  area.map((where) => `in: ${where}`),
  fc.constantFrom("year: 2018", "year: 2019"),
);
const compared = fc
  .tuple(statistic, populations, places, year, differs)
  .map(
    ([what, of, where, when, other]) =>
      `\n  - { ${what}: progress, of: [${of}], in: [${where}]${when}, with: { ${other} }, as: [difference, ratio, percent] }`,
  );

const study = fc
  .record({
    show: fc.array(shown, { minLength: 1, maxLength: 3 }),
    compare: fc.array(compared, { maxLength: 3 }),
    rules: fc.constantFrom("public-data", "srs-10"),
    against: fc.tuple(population, area),
    sd: fc.constantFrom("", ", sd: 1.2"),
    rest: fc.constantFrom(
      "",
      "breaks: { 2019: { why: a reform } }",
      "breaks: { 2019: { why: a reform, across: show } }",
      "printed: printed.csv",
    ),
  })
  .map(({ show, compare, rules, against: [of, where], sd, rest }) =>
    studyText({
      ...dirtyStudy,
      columns: `${dirtyStudy.columns}, share: dn`,
      places:
        "{ schemes: { region: { column: region }, fifth: { fifths_of: share } }, groups: { some: { region: [North] }, rest: { not: some } } }",
      measure: `{ outcome: { mean_of: progress_8 }, against: { population: ${of}, in: ${where} }${sd} }`,
      show: show.join(""),
      rules,
      rest: `${compare.length === 0 ? "" : `compare:${compare.join("")}`}\n${rest}`,
    }),
  );

// Few schools of wildly different sizes, groups of nobody, gaps of nothing: none may end as a bug.
it("any good study of any table ends well, or is refused with a reason, and publishes numbers only", async () => {
  const printed = { "printed.csv": "id,figure,printed,source,note\nA,progress/mean/all/england/2018,0.10,somebody,\n" };
  await inFolder(printed, async (folder) => {
    await fc.assert(
      fc.asyncProperty(study, dirtyRows, async (text, rows) => {
        await writeFiles(folder, { "study.yaml": text, "schools.csv": dirtyText(rows) });
        const { code, said } = await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "out")]);
        expect(code, said.join("\n")).not.toBe(1);
        if (code !== 0) return;
        for (const file of ["estimates.csv", "evidence/results.json", "report.html"]) {
          expect(readFileSync(join(folder, "out/release", file), "utf8"), file).not.toMatch(
            /NaN|Infinity|undefined|\d[eE]\+\d/,
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
