import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sensitivity as sensitivityTable } from "../../src/publish/tables/choices.ts";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { dryRun } from "../../src/run/commands/dry-run.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { ownResults } from "../support/own-results.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

const own = `
title: Choices
data: invented
coverage: nation
years: 2014-2015
files:
  pupils:
    path: pupils.csv
    columns: { school: urn, year: year, ks2: ks2, points: points, fsm6: fsm6, in_care: in_care }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
measures:
  progress: { outcome: points, prior: { column: ks2, bands: each score }, key_stage: 4 }
show:
  - gap: { of: disadvantaged }
compare:
  - { gap: progress, of: disadvantaged, year: 2015, with: { year: 2014 }, as: difference }
release: { rules: public-data }
`;
const sensitivity = `variants:
  without children in care: { populations: { disadvantaged: { any_of: [fsm6] } } }
sensitivity:
  alternatives:
    expectation: [others]
    ks2_reliability: 0.8
    within_band: true
    without_ks2: bounds
    leave_out_cohorts: 2015
`;

interface Pupil {
  readonly urn: string;
  readonly year: number;
  readonly ks2: number | null;
  readonly points: number;
  readonly fsm6: 0 | 1;
  readonly care: 0 | 1;
}

/** Twelve schools of fifty pupils a year; every eleventh has no key stage 2 result. */
const pupils: readonly Pupil[] = [2014, 2015].flatMap((year) =>
  Array.from({ length: 600 }, (_, index): Pupil => {
    const fsm6 = index % 3 === 0 ? 1 : 0;
    const ks2 = 3 + ((index * 7 + Math.floor(index / 13)) % 3) - (fsm6 && index % 2 ? 1 : 0);
    const points = 100 + 30 * ks2 + ((index * 37 + year) % 61) - 12 * fsm6;
    const care = index % 31 === 1 ? 1 : 0;
    return { urn: `S${index % 12}`, year, ks2: index % 11 === 5 ? null : ks2, points, fsm6, care };
  }),
);
const fileOf = (all: readonly Pupil[]) => ({
  "pupils.csv": `urn,year,ks2,points,fsm6,in_care\n${all
    .map(({ urn, year, ks2, points, fsm6, care }) => [urn, year, ks2 ?? "", points, fsm6, care].join(","))
    .join("\n")}\n`,
});
const isPoor = ({ fsm6, care }: Pupil) => fsm6 === 1 || care === 1;
const gap = "progress/gap/disadvantaged/england/2015";

type Row = ReadonlyMap<string, string>;
function rowsOf(left: Left, file = "tables/sensitivity.csv"): readonly Row[] {
  const [head = [], ...rows] = plainCsv(left.release.get(file) ?? "");
  return rows.map((row) => new Map(head.map((column, at) => [column, row[at] ?? ""])));
}
const choice = (rows: readonly Row[], name: string, figure = gap) =>
  rows.find((row) => row.get("choice") === name && row.get("figure") === figure);
const estimateOf = (row: Row | undefined) => Number(row?.get("estimate") || "NaN");
const decimals = (row: Row | undefined) => (row?.get("estimate") ?? "").split(".")[1]?.length ?? 0;

describe("the sensitivity of a study", () => {
  let alone: Left;
  let left: Left;
  let rows: readonly Row[];
  const run = (yaml: string) => runExample(fileOf(pupils), yaml);
  beforeAll(async () => {
    alone = await run(own);
    left = await run(own + sensitivity);
    rows = rowsOf(left);
  });

  it("has a row for each choice, of the figure that variants are compared on", () => {
    expect(plainCsv(left.release.get("tables/sensitivity.csv") ?? "")[0]).toEqual(
      sensitivityTable.columns.map(({ name }) => name),
    );
    expect(new Set(rows.map((row) => row.get("figure")))).toEqual(new Set([gap]));
    expect(rows.map((row) => row.get("choice"))).toEqual([
      "as the study says",
      "epi-normal",
      "without children in care",
      "expected from: not disadvantaged",
      "reliability 0.8",
      "compared within bands",
      "smallest gap that the ranks allow",
      "largest gap that the ranks allow",
      "high in their group, comparators low",
      "low in their group, comparators high",
      "2014 in place of 2015",
      "rank",
      "gap-index",
      "residual-sd",
      "points",
    ]);
    for (const row of rows) expect([row.get("choice"), row.get("estimate")]).not.toEqual([row.get("choice"), ""]);
  });

  it("has the numbers that the other tables have: scales, another year, variants", () => {
    const estimates = rowsOf(left, "estimates.csv");
    const same = ["unit", "estimate", "se", "ci_lower", "ci_upper", "df"];
    const numbers = (row: Row | undefined) => same.map((column) => row?.get(column));
    const ofYear = (year: number, scale: string) =>
      estimates.find((row) => row.get("figure") === gap.replace("2015", String(year)) && row.get("scale") === scale);
    expect(numbers(choice(rows, "as the study says"))).toEqual(numbers(ofYear(2015, "epi-calibrated")));
    for (const scale of ["epi-normal", "rank", "gap-index", "residual-sd", "points"])
      expect(numbers(choice(rows, scale)), scale).toEqual(numbers(ofYear(2015, scale)));
    expect(numbers(choice(rows, "2014 in place of 2015"))).toEqual(numbers(ofYear(2014, "epi-calibrated")));
    const variant = rowsOf(left, "variants.csv").find((row) => row.get("variant") === "without children in care");
    expect(numbers(choice(rows, "without children in care"))).toEqual(numbers(variant));
  });

  it("bounds pupils without prior attainment by counts of the file and the means of the evidence", () => {
    const { figures } = JSON.parse(left.release.get("evidence/results.json") ?? "");
    const figure = figures.find((one: { figure: string }) => one.figure === gap);
    const mean = (population: string): number =>
      figure.means.find((one: { population: string }) => one.population === population).mean;
    const count = (poor: boolean, unseen: boolean) =>
      pupils.filter((pupil) => pupil.year === 2015 && isPoor(pupil) === poor && (pupil.ks2 === null) === unseen).length;
    const withUnseen = (poor: boolean, score: number) => {
      const [seen, unseen] = [count(poor, false), count(poor, true)];
      return (seen * mean(poor ? "disadvantaged" : "others") + unseen * score) / (seen + unseen);
    };
    // 0.976 months a percentile point; means of the evidence are rounded to the decimals of their own errors.
    for (const [name, poor, others] of [
      ["smallest gap that the ranks allow", 100, 0],
      ["largest gap that the ranks allow", 0, 100],
    ] as const) {
      const row = choice(rows, name);
      const expected = 0.976 * (withUnseen(false, others) - withUnseen(true, poor));
      expect(Math.abs(estimateOf(row) - expected), name).toBeLessThan(0.5 * 10 ** -decimals(row) + 0.1);
      expect(row?.get("pupils")).toBe(String(count(true, false) + count(true, true)));
    }
    const [low, high] = ["high in their group, comparators low", "low in their group, comparators high"].map((name) =>
      estimateOf(choice(rows, name)),
    );
    expect(low).toBeGreaterThan(estimateOf(choice(rows, "smallest gap that the ranks allow")));
    expect(high).toBeLessThan(estimateOf(choice(rows, "largest gap that the ranks allow")));
  });

  it("compares within bands: in points, by the means of the file", async () => {
    const text = own.replace("key_stage: 4", "method: points");
    const [row] = rowsOf(await run(`${text}sensitivity: { alternatives: { within_band: true } }\n`)).filter(
      (one) => one.get("choice") === "compared within bands",
    );
    const seen = pupils.filter(({ year, ks2 }) => year === 2015 && ks2 !== null);
    const poor = seen.filter(isPoor);
    const meanOf = (all: readonly Pupil[]) => all.reduce((sum, { points }) => sum + points, 0) / all.length;
    const compared = poor.flatMap(({ ks2, points }) => {
      const others = seen.filter((other) => !isPoor(other) && other.ks2 === ks2);
      return others.length === 0 ? [] : [meanOf(others) - points];
    });
    // Only the disadvantaged have a result of 2: nobody to compare them with.
    expect(compared.length).toBeLessThan(poor.length);
    expect(row?.get("pupils")).toBe(String(compared.length));
    const expected = compared.reduce((a, b) => a + b, 0) / compared.length;
    expect(Math.abs(estimateOf(row) - expected)).toBeLessThan(0.5 * 10 ** -decimals(row) + 1e-9);
  });

  it("is shown in the report with a picture, and told in the manifest and the list of files", () => {
    const report = (left.release.get("report.html") ?? "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(report).toContain("How much the answer depends on choices");
    expect(report).toMatch(/months as the study says, from [\d.]+ to [\d.]+ under the other choices, from/);
    expect(report).toContain("Not covered: pupils who left before the end of the key stage");
    expect(left.release.get(`charts/sensitivity-${gap.replaceAll("/", "-")}.svg`)).toContain("compared within bands");
    const manifest = JSON.parse(left.release.get("manifest.json") ?? "");
    expect(manifest.sensitivity[0].figure).toBe(gap);
    expect(manifest.sensitivity[0].choices[0]).toMatchObject({ kind: "variant", name: "without children in care" });
    const list = plainCsv(left.release.get("evidence/outputs.csv") ?? "");
    expect(list.find(([file]) => file === "tables/sensitivity.csv")?.[1]).toBe("figures under every other choice");
  });

  it("leaves the study's own figures and the whole private folder as they are without it", () => {
    expect(left.private).toEqual(alone.private);
    expect(left.release.get("estimates.csv")).toBe(alone.release.get("estimates.csv"));
    const results = "evidence/results.json";
    expect(ownResults(left.release.get(results))).toEqual(ownResults(alone.release.get(results)));
  });

  it("is the same bytes in every run, and whatever the order of the rows", async () => {
    expect(await run(own + sensitivity)).toEqual(left);
    const turned = await runExample(fileOf([...pupils].reverse()), own + sensitivity);
    expect(turned.release.get("tables/sensitivity.csv")).toBe(left.release.get("tables/sensitivity.csv"));
  });

  it("takes figures by their ids, comparisons too, and says what is not of them", async () => {
    const difference = `${gap}/difference/with-2014`;
    const text = sensitivity.replace("alternatives:", `figures: ${difference}\n  alternatives:`);
    const found = rowsOf(await run(own + text));
    expect(new Set(found.map((row) => row.get("figure")))).toEqual(new Set([difference]));
    const note = (name: string) => choice(found, name, difference)?.get("note");
    expect(note("compared within bands")).toBe("the comparison within bands is of gaps, not of means or comparisons");
    expect(note("largest gap that the ranks allow")).toBe("bounds are of gaps, not of means or comparisons");
    expect(note("2014 in place of 2015")).toBe("the comparison would be of 2014 with itself");
    for (const name of ["without children in care", "reliability 0.8"])
      expect(estimateOf(choice(found, name, difference)), name).not.toBeNaN();
  });

  it("says of a measure of outcomes alone which choices it does not have", async () => {
    const measures = "  progress: { outcome: points, prior: { column: ks2, bands: each score }, key_stage: 4 }\n";
    const yaml = own
      .replace(measures, `${measures}  attainment: { outcome: points, method: rank }\n`)
      .replace("- gap: { of: disadvantaged }", "- gap: { measure: attainment, of: disadvantaged }");
    const found = rowsOf(await run(yaml + sensitivity.slice(sensitivity.indexOf("sensitivity:"))));
    const outcomes = "the measure uses outcomes alone, whatever pupils had attained before";
    for (const name of ["expected from: not disadvantaged", "reliability 0.8", "largest gap that the ranks allow"])
      expect(choice(found, name, gap.replace("progress", "attainment"))?.get("note"), name).toBe(outcomes);
  });

  it("refuses a figure that the study does not have", async () => {
    const text = sensitivity.replace("alternatives:", `figures: [${gap}, ${gap}5]\n  alternatives:`);
    await expect(run(own + text)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        /^study\.yaml:\d+:\d+ no such figure in the study: progress\/gap\/disadvantaged\/england\/20155; did you mean/,
      ),
    });
  });

  it("refuses a study that shows no figure it could be of, before anything is read", async () => {
    const yaml = own.replace(/show:\n.*\ncompare:\n.*\n/, "show: [{ in_area_gap: { of: disadvantaged } }]\n");
    await inFolder({ "study.yaml": `${yaml}sensitivity: {}\n` }, async (folder) => {
      const idle = { exitCode: 2, message: expect.stringMatching(/sensitivity without figures|without figures/) };
      await expect(runStudy({ studyPath: join(folder, "study.yaml") }, quietEffects)).rejects.toMatchObject(idle);
    });
  });

  it("is in the statements of a dry run where pupils are counted once more", () =>
    inFolder({ "study.yaml": own + sensitivity, ...fileOf(pupils) }, async (folder) => {
      const statements = await dryRun(join(folder, "study.yaml"), quietEffects);
      expect(statements).toContain("-- with or without prior attainment: progress, cohort 2015");
    }));

  it("is told by coldspot check", () =>
    inFolder({ "study.yaml": own + sensitivity, ...fileOf(pupils) }, async (folder) => {
      const lines = await checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") });
      const at = lines.indexOf("would show how much depends on choices");
      expect(lines.slice(at + 1, at + 4)).toEqual([
        "  of the figures that variants are compared on",
        "  on every scale of its measure, and under every variant",
        "  expected from others",
      ]);
    }));
});

describe("sensitivity under rules for pupil records", () => {
  const strict = (own + sensitivity).replace("public-data", "srs-10");
  const shown = async (unseenPoor: number) => {
    // All the disadvantaged have a key stage 2 result but the first so many of them, one a school in turn.
    const poor = pupils.filter((pupil) => pupil.year === 2015 && isPoor(pupil)).slice(0, unseenPoor);
    const all = pupils.map((pupil) =>
      isPoor(pupil) ? { ...pupil, ks2: poor.includes(pupil) ? null : (pupil.ks2 ?? 4) } : pupil,
    );
    return rowsOf(await runExample(fileOf(all), strict));
  };

  it("hides bounds that rest on few pupils, or none, without prior attainment", async () => {
    for (const few of [0, 9]) {
      const rows = await shown(few);
      for (const name of ["smallest gap that the ranks allow", "low in their group, comparators high"]) {
        const row = choice(rows, name);
        expect([row?.get("status"), row?.get("estimate"), row?.get("pupils")], `${few}: ${name}`).toEqual([
          "suppressed",
          "",
          "",
        ]);
      }
    }
    expect(choice(await shown(12), "smallest gap that the ranks allow")?.get("status")).toBe("unreliable");
  });

  it("hides every choice of the same pupils where the study's own figure is hidden", async () => {
    // In 2015 nine of the disadvantaged have a result, and sixty have none: with them there would be enough.
    const poor = pupils.filter((pupil) => pupil.year === 2015 && isPoor(pupil));
    const kept = [...poor.slice(0, 9), ...poor.slice(100, 160)];
    const all = pupils
      .filter((pupil) => pupil.year === 2014 || !isPoor(pupil) || kept.includes(pupil))
      .map((pupil) => (kept.includes(pupil) ? { ...pupil, ks2: kept.indexOf(pupil) < 9 ? 4 : null } : pupil));
    const rows = rowsOf(await runExample(fileOf(all), strict));
    const shownRows = rows.filter((row) => row.get("estimate") !== "").map((row) => row.get("choice"));
    expect(rows[0]?.get("status")).toBe("suppressed");
    expect(shownRows).toEqual(["2014 in place of 2015"]);
    expect(choice(rows, "largest gap that the ranks allow")?.get("status")).toBe("suppressed");
  });

  it("shows no counts that differ by few", async () => {
    const rows = (await shown(12)).filter((row) => row.get("status") !== "suppressed");
    const counts = [...new Set(rows.map((row) => Number(row.get("pupils"))))];
    for (const a of counts) for (const b of counts) expect(a === b || Math.abs(a - b) >= 10).toBe(true);
    expect(new Set(rows.map((row) => row.get("schools")))).toEqual(new Set(["12"]));
  });
});
