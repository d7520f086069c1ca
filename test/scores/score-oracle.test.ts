import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CountCells } from "../../src/cells/cells.ts";
import type { BandRule } from "../../src/scores/band-rule.ts";
import type { Method } from "../../src/scores/method.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { atomsOf, cellsOf } from "./nation.ts";

// Expected values: R 4.2, test/oracle/mid-ranks.R. Invented pupils are in the repository; the London exam data
// (mlmRev::Exam, 4,059 pupils) are read from the shared data folder when it is there.
const oracle = new URL("../oracle/", import.meta.url);
const exam = new URL("../../../shared/data/pupils/exam.csv", import.meta.url);

type Line = Readonly<Record<string, string>>;

function readLines(file: URL): Line[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().replaceAll('"', "").split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, column) => [names[column] ?? "", value])));
}

const results = readLines(new URL("results/mid-ranks.csv", oracle));
const thinBands = readLines(new URL("results/thin-bands.csv", oracle));
const indices = readLines(new URL("results/gap-index.csv", oracle));

const wholeSums: ReadonlySet<Method["kind"]> = new Set([
  "rank of residual",
  "rank",
  "standardised",
  "points",
  "threshold",
]);

interface Case {
  readonly rule: string;
  readonly bands: BandRule;
  readonly minimum: number;
}

function compareWithR(
  data: string,
  cells: CountCells,
  { rule, bands, minimum }: Case,
  atLeast: number,
  taught: readonly string[],
) {
  const populations = { scored: atomsOf(cells), ranked: atomsOf(cells), expectation: atomsOf(cells, ...taught) };
  const ofRule = results.filter((line) => line.data === data && line.rule === rule);
  for (const kind of new Set(ofRule.map(({ method }) => method as Method["kind"]))) {
    const method = kind === "threshold" ? { kind, atLeast, ...populations } : { kind, bands, minimum, ...populations };
    const { moments } = scoreCells(cells, method);
    const { frame, key } = moments;
    const found = new Map<string, number>();
    for (let row = 0; row < moments.n.length; row++) {
      const year = key.year[row] ?? -1;
      const words = [frame.years.keys[year], frame.schools.keys[key.school[row] ?? -1]];
      words.push(frame.places.keys[key.place[row] ?? -1], frame.atoms.keys[key.atom[row] ?? -1]);
      found.set(words.join(" "), row);
    }
    const lines = ofRule.filter((line) => line.method === kind);
    expect(found.size).toBe(lines.length);
    for (const { year, school, place, atom, n, sum, unit } of lines) {
      const row = found.get([year, school, place, atom].join(" ")) ?? -1;
      const name = `${kind} ${year} ${school} ${place} ${atom}`;
      expect(moments.n[row], name).toBe(Number(n));
      if (wholeSums.has(kind)) expect(moments.sum[row], name).toBe(Number(sum));
      else expect(moments.sum[row] ?? Number.NaN, name).toBeCloseTo(Number(sum), data === "exam" ? 3 : 10);
      expect((moments.unitOfYear[key.year[row] ?? -1] ?? Number.NaN) / Number(unit), name).toBeCloseTo(1, 12);
    }
  }
}

function compareThinBands(data: string, cells: CountCells, { rule, bands, minimum }: Case, taught: readonly string[]) {
  const populations = { scored: atomsOf(cells), expectation: atomsOf(cells, ...taught) };
  const report = scoreCells(cells, { kind: "points of residual", bands, minimum, ...populations }).bands;
  const expected = thinBands.filter((line) => line.data === data && line.rule === rule);
  expect(report?.merges).toEqual(
    expected.map((line) => ({
      year: Number(line.year),
      from: { lower: Number(line.from_lower), upper: Number(line.from_upper) },
      into: { lower: Number(line.into_lower), upper: Number(line.into_upper) },
      pupils: Number(line.pupils),
    })),
  );
}

/** With A = wins / pairs, the gap in percentile ranks among both groups is 50 (2A - 1): five times the gap index. */
function compareGapIndex(data: string, cells: CountCells) {
  const expected = indices.filter((line) => line.data === data);
  expect(expected.length).toBeGreaterThan(0);
  for (const { year, atom = "", wins, pairs } of expected) {
    const both = atomsOf(cells, atom, "other");
    const { moments } = scoreCells(cells, { kind: "rank", scored: both, ranked: both });
    const { frame, key, n, sum, unitOfYear } = moments;
    const code = frame.years.indexOf.get(Number(year)) ?? -1;
    const totals = new Map<string, { pupils: number; score: number }>();
    for (const [row, ofRow] of key.year.entries()) {
      if (ofRow !== code) continue;
      const name = frame.atoms.keys[key.atom[row] ?? -1] ?? "";
      const total = totals.get(name) ?? { pupils: 0, score: 0 };
      totals.set(name, { pupils: total.pupils + (n[row] ?? 0), score: total.score + (sum[row] ?? 0) });
    }
    const meanOf = (name: string) => {
      const { pupils = 0, score = 0 } = totals.get(name) ?? {};
      return ((unitOfYear[code] ?? 0) * score) / pupils;
    };
    expect(meanOf("other") - meanOf(atom)).toBeCloseTo(50 * ((2 * Number(wins)) / Number(pairs) - 1), 10);
  }
}

describe("scores of the small nation, against R", () => {
  const taught = ["other", "disadvantaged", "persistent"];
  const cells = cellsOf(
    readLines(new URL("data/small-nation.csv", oracle)).map(({ school = "", place = "", atom = "", ...numbers }) => {
      const [year, prior] = [Number(numbers.year), Number(numbers.prior)];
      return { school, place, atom, year, prior, outcome: Number(numbers.outcome), n: Number(numbers.n) };
    }),
  );
  const cases: readonly Case[] = [
    { rule: "each score", bands: { kind: "each score" }, minimum: 6 },
    { rule: "given", bands: { kind: "given", cuts: [33, 37, 41, 46] }, minimum: 0 },
    { rule: "width", bands: { kind: "width", width: 5 }, minimum: 20 },
    { rule: "quantiles", bands: { kind: "quantiles", groups: 6 }, minimum: 0 },
  ];
  it.each(cases)("$rule: sums and units", (one) => compareWithR("small", cells, one, 20, taught));
  it.each(cases)("$rule: merges", (one) => compareThinBands("small", cells, one, taught));
  it("gap index, as pairs counted by wilcox.test", () => compareGapIndex("small", cells));
});

describe.skipIf(!existsSync(exam))("scores of 4,059 London pupils, against R (skipped without ../shared/data)", () => {
  const lines = existsSync(exam) ? readLines(exam) : [];
  const whole = (value = ""): number => Math.round(Number(value) * 1e7);
  const cells = cellsOf(
    lines.map(({ school = "", sex, standLRT, normexam }) => {
      const atom = sex === "F" ? "girls" : "other";
      return { school, place: "London", atom, year: 1, prior: whole(standLRT), outcome: whole(normexam) };
    }),
    1e-7,
    1e-7,
  );
  const cuts = [-15, -10, -5, 0, 5, 10, 15].map((cut) => cut * 1e6);
  const given: Case = { rule: "given", bands: { kind: "given", cuts }, minimum: 30 };

  it("reads them all", () => expect(lines).toHaveLength(4059));
  it("sums and units", () => compareWithR("exam", cells, given, 1e7, ["girls", "other"]));
  it("merges", () => compareThinBands("exam", cells, given, ["girls", "other"]));
  it("gap index, as pairs counted by wilcox.test", () => compareGapIndex("exam", cells));
});
