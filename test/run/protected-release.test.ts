import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { attackRelease } from "../../src/run/commands/attack-release.ts";
import type { Groups, Results } from "../../src/run/commands/read-release.ts";
import { csvRows } from "../support/shared-data.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";

/**
 * Three areas with five schools each; in North only 7 pupils are poor, 1 of whom reached 45. Everything about North but
 * its poor pupils could be shown, and would give them away: all less others.
 */
function pupils(): string {
  const rows: string[] = [];
  const add = (area: string, school: number, poor: string, count: number, reached: number) => {
    for (let at = 0; at < count; at += 1)
      rows.push(`${rows.length + 1},${area}${school},${area},${poor},${at < reached ? 50 + (at % 9) : 20 + (at % 17)}`);
  };
  for (const [area, poor] of [
    ["North", [2, 2, 1, 1, 1]],
    ["South", [20, 24, 18, 16, 22]],
    ["West", [15, 17, 12, 20, 14]],
  ] as const)
    for (let school = 0; school < 5; school += 1) {
      add(area, school, "no", 30 + school, 14 + school);
      add(area, school, "yes", poor[school] ?? 0, area === "North" ? (school === 0 ? 1 : 0) : 5 + school);
    }
  return `id,urn,area,poor,points\n${rows.join("\n")}\n`;
}

const study = `
title: A county with few poor pupils in one part
data: invented
years: 2019
files: { pupils: { path: pupils.csv, columns: { pupil: id, school: urn, area: area, points: points, poor: poor } } }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
places: { whole: the county, schemes: { area: { column: area } } }
measures:
  score: { outcome: points, method: points, against: { population: others, in: england } }
  reached: { outcome: points, method: threshold, at_least: 45, against: { population: others, in: england } }
show:
  - gap: { measure: score, of: [all, disadvantaged, others], in: [england, area] }
  - mean: { measure: reached, of: [all, disadvantaged, others], in: [england, area] }
release: { rules: srs-10 }
`;

const figuresOf = (folder: string) => csvRows(join(folder, "out/release/estimates.csv"));

describe("a release with a small group", () => {
  it("hides what gives it away, in words, and passes the attack", async () => {
    await inFolder({ "study.yaml": study, "pupils.csv": pupils() }, async (folder) => {
      const run = await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "out")]);
      expect(run.said).toEqual([]);
      expect(run.out).toContain("protected from subtraction and attacked");
      const rows = figuresOf(folder);
      const statusIn = (area: string, population: string) => [
        ...new Set(
          rows.filter((row) => row.area_name === area && row.population === population).map((row) => row.status),
        ),
      ];
      expect(statusIn("North", "disadvantaged")).toEqual(["suppressed"]);
      // All and others of North may not both be shown.
      expect([...statusIn("North", "all"), ...statusIn("North", "others")]).toContain("suppressed");
      expect(statusIn("the county", "disadvantaged")).not.toContain("suppressed");
      expect(rows.map((row) => row.note)).toContain(
        "hidden so that what is hidden elsewhere cannot be found by subtraction",
      );
      const attacked = await tryMain(["attack", join(folder, "out")]);
      expect(attacked.code).toBe(0);
      expect(attacked.out).toContain("none is given away");
    });
  });

  it("is the same whether the group has seven pupils or none", async () => {
    const hidden: string[][] = [];
    for (const without of [false, true]) {
      const text = without
        ? pupils()
            .split("\n")
            .filter((row) => !/,North\d,North,yes,/.test(row))
            .join("\n")
        : pupils();
      await inFolder({ "study.yaml": study, "pupils.csv": text }, async (folder) => {
        await tryMain(["run", join(folder, "study.yaml"), "--out", join(folder, "out")]);
        hidden.push(figuresOf(folder).map((row) => `${row.figure} ${row.status}`));
      });
    }
    expect(hidden[0]?.length).toBeGreaterThan(10);
    expect(hidden[0]).toEqual(hidden[1]);
  });
});

describe("the attack on a release", () => {
  const results = (figures: readonly object[]): Results =>
    JSON.parse(
      JSON.stringify({
        ...{ format: 2, data: "invented", scales: {}, together: { comparisons: [], claims: [], areas: [] } },
        figures: figures.map((one) => ({
          ...{ role: "asked", measure: "score", statistic: "mean", formula: "", kind: "figure", status: "published" },
          ...{ numbers: [], se_kind: "full", df: null, interval: "", note: "" },
          ...one,
        })),
      }),
    );
  const shown = (domain: string, units: number) => ({
    figure: domain,
    domains: [domain],
    means: [{ domain, population: "", areaName: "", year: 2019, mean: 1, decimals: 0, units, schools: 5 }],
  });
  const groups = (roundedTo: number): Groups => ({
    ...{ format: 1, rounded_to: roundedTo, below: 10 },
    groups: [
      { measures: ["score"], classes: 2, reached: [], sets: { all: ["0-1"], others: ["1"], disadvantaged: ["0"] } },
    ],
  });
  const hidden = { figure: "d", domains: ["disadvantaged"], kind: "hidden", status: "suppressed", reason: "few" };

  it("finds a group that two others give away", async () => {
    // On paper: 188 - 181 = 7; each within 2 of a rounded number: 190 - 180 is 6 to 14, which may be 10 or more.
    const exact = await attackRelease(results([shown("all", 188), shown("others", 181), hidden]), groups(1));
    expect(exact.givenAway).toEqual([{ group: "disadvantaged", of: "pupils", least: 7, most: 7 }]);
    const rounded = await attackRelease(results([shown("all", 190), shown("others", 180), hidden]), groups(5));
    expect(rounded.givenAway).toEqual([{ group: "disadvantaged", of: "pupils", least: 6, most: 14 }]);
  });

  it("refuses files that no data could have given", async () => {
    // On paper: a part of 190 in a whole of 188.
    const impossible = attackRelease(results([shown("all", 188), shown("others", 190), hidden]), groups(1));
    await expect(impossible).rejects.toThrow("the files of the release contradict each other");
  });

  it("finds nothing where one of the two is hidden too", async () => {
    const { givenAway } = await attackRelease(results([shown("all", 188), hidden]), groups(1));
    expect(givenAway).toEqual([]);
  });
});
