import { expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { estimatePercentileGaps } from "../../../src/estimates/bootstrap/percentile-gaps.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import { percentileGap } from "../../../src/figures/percentile-gap.ts";
import { normalQuantile } from "../../../src/number/normal.ts";
import { type RandomSource, randomSource } from "../../../src/number/random.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { atomsOf, cellsOf } from "../../scores/nation.ts";

const spread = { school: 4, behind: 2.5, pupil: 12 };
const behind = 5;
const at = [10, 50, 90];

/** Schools of 20 to 80 pupils, three in ten of them disadvantaged; those of `north` are an area. Outcomes in hundredths. */
function drawNation(schools: number, north: number, { uniform, integer, normal }: RandomSource): CountCells {
  const rows = Array.from({ length: schools }, (_, school) => {
    const level = spread.school * normal();
    const further = -behind + spread.behind * normal();
    return Array.from({ length: 20 + integer(61) }, () => {
      const isPoor = uniform() < 0.3;
      const outcome = 40 + level + (isPoor ? further : 0) + spread.pupil * normal();
      return {
        school: String(school).padStart(3, "0"),
        place: school < north ? "north" : "south",
        atom: isPoor ? "poor" : "others",
        outcome: Math.round(100 * outcome),
      };
    });
  }).flat();
  const cells = cellsOf(rows, 1, 0.01);
  const inside = (name: string) => Uint8Array.from(cells.frame.atoms.keys, (atom) => (atom === name ? 1 : 0));
  const populations = new Map(["poor", "others"].map((name) => [name, inside(name)]));
  return { ...cells, frame: { ...cells.frame, populations } };
}

/** On paper: both groups are normal, 5 apart, with these two deviations, and a percentile of each is its mean + z deviations. */
function truthAt(percent: number): number {
  const others = Math.hypot(spread.school, spread.pupil);
  const poor = Math.hypot(others, spread.behind);
  return behind + normalQuantile(percent / 100) * (others - poor);
}

const domain = (population: string, area: string) =>
  domainOf(population, { key: area, scheme: "area", code: area, name: area, within: null }, 2015);

// The 2.5th to the 97.5th percentile of the draws held the truth in fewer than 93 of 100 nations of such areas.
it("hold the truth about 95 times in 100: nations of 16 schools, and areas of 8 of them", {
  timeout: 120_000,
}, async () => {
  const [nations, schools, north] = [200, 16, 8];
  const held = { nation: 0, north: 0 };
  for (let nation = 0; nation < nations; nation++) {
    const cells = drawNation(schools, north, randomSource(1979, nation));
    const { moments } = scoreCells(cells, { kind: "rank", scored: atomsOf(cells), ranked: atomsOf(cells) });
    const places = cells.frame.places.indexOf;
    const placesOf = ({ area }: Domain) => {
      const found = new Uint8Array(2);
      if (area.key === "nation") return found.fill(1);
      return found.fill(1, places.get(area.key), (places.get(area.key) ?? 0) + 1);
    };
    const gaps = (["nation", "north"] as const).flatMap((area) =>
      at.map((p) => percentileGap(`${area} ${p}`, "points", domain("poor", area), domain("others", area), p)),
    );
    const found = await estimatePercentileGaps(
      gaps,
      { moments, of: "points", unit: "points" },
      new DomainMeans(moments, placesOf),
      placesOf,
      { kind: "bootstrap", seed: 1, replicates: 150 },
      1,
    );
    for (const { gap, error } of found) {
      const truth = truthAt(gap.at);
      const { lower, upper } = error?.interval ?? { lower: Number.NaN, upper: Number.NaN };
      if (lower <= truth && truth <= upper) held[gap.of.area.key === "nation" ? "nation" : "north"] += 1;
    }
  }
  // 600 gaps each, three of one nation: a standard error of about 1.2 per cent.
  for (const count of Object.values(held)) {
    expect(count / (nations * at.length)).toBeGreaterThan(0.93);
    expect(count / (nations * at.length)).toBeLessThan(0.985);
  }
});
