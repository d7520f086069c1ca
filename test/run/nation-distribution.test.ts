import { describe, expect, it } from "vitest";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";

interface Pupil {
  readonly school: number;
  readonly area: string;
  readonly year: number;
  readonly prior: number;
  readonly outcome: number;
  readonly poor: number;
}

/** Thirty schools of forty pupils a year; the authority of the last ten is unlike the rest. */
const nation: readonly Pupil[] = [2018, 2019].flatMap((year) =>
  Array.from({ length: 1200 }, (_, index): Pupil => {
    const school = index % 30;
    const ours = school >= 20;
    const poor = (index * 7 + Math.floor(index / 30)) % 3 === 0 ? 1 : 0;
    const prior = 3 + ((index * 13 + Math.floor(index / 7)) % 4) / 2;
    const spread = ours ? 31 : 97;
    const outcome = 100 + 20 * prior + ((index * 37 + year) % spread) + (ours ? 30 : 0) - 9 * poor;
    return { school: 900_001 + school, area: ours ? "Ours" : "Other", year, prior, outcome, poor };
  }),
);
const fileOf = (pupils: readonly Pupil[]) =>
  `school,area,year,prior,outcome,poor\n${pupils
    .map(({ school, area, year, prior, outcome, poor }) =>
      [school, area, year, prior, outcome.toFixed(1), poor].join(","),
    )
    .join("\n")}\n`;

/** The nation as an authority could have it: counts by year, prior attainment and outcome. */
const distribution = (keep: (pupil: Pupil) => boolean = () => true) => {
  const counts = new Map<string, number>();
  for (const { year, prior, outcome } of nation.filter(keep)) {
    const key = [year, prior.toFixed(2), outcome].join(",");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return `year,ks2,points,n\n${[...counts].map(([key, n]) => `${key},${n}`).join("\n")}\n`;
};

const study = (measure: string, rest: string, files = "") => `
title: Ranks in the nation
data: invented
years: 2018-2019
files:
  pupils: { path: pupils.csv, columns: { school: school, area: area, year: year, prior: prior, outcome: outcome, disadvantaged: poor } }
${files}
measures: { progress: { outcome: outcome, ${measure}, key_stage: 4, against: { population: others, in: england } } }
release: { rules: public-data }
${rest}`;
const given =
  "  nation: { layout: distribution, path: nation.csv, columns: { year: year, prior: ks2, outcome: points, pupils: n } }";
const ours = nation.filter(({ area }) => area === "Ours");

async function gapsOf(figure: string, yaml: string, files: Readonly<Record<string, string>>) {
  const { release } = await runExample(files, yaml);
  const [header = [], ...rows] = plainCsv(release.get("estimates.csv") ?? "");
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? "";
  const own = rows.filter((row) => at(row, "figure").startsWith(`progress/${figure}/disadvantaged/`));
  return new Map(own.map((row) => [`${at(row, "year")} ${at(row, "scale")}`, Number(at(row, "estimate"))]));
}

describe("an authority ranked in the nation's distribution", () => {
  // Expected: an identity. The nation's own study has the authority's gap among the same ranks.
  it.each([
    "method: rank",
    "prior: { column: prior, bands: each score }",
    "prior: { column: prior, bands: 1, minimum: 400 }",
  ])("has the gap that it has in the nation's own study: %s", async (measure) => {
    const whole = await gapsOf(
      "in-area-gap",
      study(
        measure,
        "coverage: nation\nplaces: { schemes: { area: { column: area } } }\nshow: [{ in_area_gap: { of: disadvantaged, in: area Ours } }]",
      ),
      { "pupils.csv": fileOf(nation) },
    );
    const alone = await gapsOf(
      "gap",
      study(`${measure}, nation: nation`, "show: [{ gap: { of: disadvantaged } }]", given),
      {
        "pupils.csv": fileOf(ours),
        "nation.csv": distribution(),
      },
    );
    expect([...alone.keys()]).toEqual(
      [2018, 2019].flatMap((year) => ["epi-calibrated", "rank", "gap-index"].map((scale) => `${year} ${scale}`)),
    );
    for (const [key, value] of alone) expect(Math.abs(value - (whole.get(key) ?? Number.NaN))).toBeLessThanOrEqual(0.1);
    const amongThemselves = await gapsOf(
      "gap",
      study(measure, "coverage: nation\nshow: [{ gap: { of: disadvantaged } }]"),
      {
        "pupils.csv": fileOf(ours),
      },
    );
    expect(Math.abs((amongThemselves.get("2019 rank") ?? 0) - (alone.get("2019 rank") ?? 0))).toBeGreaterThan(2);
  });

  it("is refused where a year is missing, a cell is no number, or the table has no prior attainment", async () => {
    const run = (text: string, yaml = study("prior: prior, nation: nation", "", given)) =>
      runExample({ "pupils.csv": fileOf(ours), "nation.csv": text }, yaml);
    await expect(run(distribution(({ year }) => year === 2018))).rejects.toThrow("no pupils of the nation in 2019");
    await expect(run(distribution().replace(/\d+\n$/, "many\n"))).rejects.toThrow("column n: not a number of pupils");
    const without = given.replace("prior: ks2, ", "");
    await expect(run(distribution(), study("prior: prior, nation: nation", "", without))).rejects.toThrow(
      "a measure with prior needs columns: { prior: its column } in the distribution: nation",
    );
    await expect(
      run(distribution(), study("prior: prior, method: standardised residual, nation: nation", "", given)),
    ).rejects.toThrow("only ranks are worked out within a nation's distribution, not: standardised residual");
  });

  it("says so in the report", async () => {
    const { release } = await runExample(
      { "pupils.csv": fileOf(ours), "nation.csv": distribution() },
      study("prior: prior, nation: nation", "bootstrap: { replicates: 200 }", given),
    );
    expect(release.get("report.html")).toContain("among those of all pupils of the nation; equal ones share the mean");
    expect(release.get("estimates.csv")).toMatch(/,months,epi-calibrated,.*,fixed,/);
  });
});
