import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Estimated } from "../../src/estimates/estimate.ts";
import { estimateOf, measuresOfStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

/** Expected values: R 4.2 with survey 4.1, test/oracle/pupil-files.R. Errors are the fixed ones: scores as given. */
const relative = 1e-9;

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-3));
}

const studies = [
  { study: "london-exam", file: "exam.csv", year: 1993, whole: "inner-london", scheme: "school-sex" },
  {
    study: "high-school-and-beyond",
    file: "hsb82.csv",
    year: 1982,
    whole: "the-united-states-sample",
    scheme: "sector",
  },
  { study: "fife", file: "scotssec.csv", year: 1991, whole: "fife", scheme: "" },
] as const;
type PupilStudy = (typeof studies)[number];

/** The id that a figure of the R script has here. */
function idOf({ whole, scheme, year }: PupilStudy, measure: string, figure: string): string {
  const area = (place: string) => (place === "whole" ? whole : `${scheme}-${place.toLowerCase()}`);
  const [what = "", ...rest] = figure.split("|");
  const compared = ["difference", "ratio", "percent"].includes(what);
  const [base = "", population = "", place = "", other = ""] = compared ? rest : [what, ...rest];
  const own = [measure, base, population, area(place), year].join("/").replaceAll("_", "-");
  return compared ? `${own}/${what}/with-${area(other)}` : own;
}

/** Scales that show a transform of the R script as it is, and those that only multiply it. */
const shownAs: Readonly<Record<string, readonly (readonly [scale: string, factor: number])[]>> = {
  rank: [
    ["rank", 1],
    ["gap-index", 0.2],
  ],
  sd: [
    ["residual-sd", 1],
    ["outcome-sd", 1],
  ],
  points: [["points", 1]],
};

for (const one of studies) {
  const { path, absent } = sharedFile(`pupils/${one.file}`);
  describe.skipIf(absent)(`estimates of ${one.study} equal R survey`, () => {
    const rows = oracleRows("pupil-files.csv").filter(({ data }) => data === one.study);
    const estimates: Estimated[] = [];
    const used = new Set<string>();
    beforeAll(async () => {
      const yaml = readFileSync(new URL(`../../studies/${one.study}/study.yaml`, import.meta.url), "utf8");
      for (const measured of (await measuresOfStudy(yaml, {}, { pupils: path })).values())
        estimates.push(...measured.estimates);
    });

    it.each(rows)("$measure $scale $figure", ({ measure = "", scale = "", figure = "", value = "", se = "" }) => {
      const id = idOf(one, measure, figure);
      const { inScales } = estimateOf(estimates, id);
      const unitFree = /^(ratio|percent)/.test(figure);
      const shown = unitFree ? [["", 1] as const] : (shownAs[scale] ?? []);
      const found = shown.flatMap(([name, factor]) =>
        inScales.filter((number) => number.scale === name).map((number) => ({ number, factor })),
      );
      expect(found.length).toBeGreaterThan(0);
      for (const { number, factor } of found) {
        expectClose(number.value, factor * Number(value));
        expectClose(number.fixedSe, factor * Number(se));
        used.add(`${id} ${number.scale}`);
      }
    });

    it("has every number of the study", () => {
      const all = estimates.flatMap((estimate) =>
        estimate.kind === "estimate"
          ? estimate.inScales.map(({ scale }) => `${estimate.figure.id} ${scale}`)
          : [`${estimate.figure.id} none`],
      );
      expect(all.filter((number) => !used.has(number))).toEqual([]);
    });
  });
}

describe("the pupil files of the R oracle", () => {
  it("are counted: those absent are skipped", () => {
    const absent = studies.filter(({ file }) => !existsSync(sharedFile(`pupils/${file}`).path));
    if (absent.length > 0)
      console.warn(`${absent.length} of ${studies.length} pupil files absent, not compared with R`);
    expect(oracleRows("pupil-files.csv").length).toBe(216);
  });
});
