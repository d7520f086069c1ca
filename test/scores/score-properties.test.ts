import fc from "fast-check";
import { expect, it } from "vitest";
import type { CountCells } from "../../src/cells/cells.ts";
import type { BandRule } from "../../src/scores/band-rule.ts";
import type { Method } from "../../src/scores/method.ts";
import type { Moments } from "../../src/scores/moments.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { atomsOf, type CellInWords, cellsOf, nations } from "./nation.ts";

const rules: fc.Arbitrary<BandRule> = fc.oneof(
  fc.constant({ kind: "each score" } as const),
  fc.constant({ kind: "none" } as const),
  fc.record({ kind: fc.constant("width" as const), width: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("quantiles" as const), groups: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("given" as const), cuts: fc.constantFrom([0], [-2, 1], [-1, 0, 3]) }),
);

/** A method in which expectation, ranked and scored populations differ. Nobody is thrown out: minimum at least 1. */
const methods = fc.record({
  kind: fc.constantFrom(
    "rank of residual" as const,
    "standardised residual" as const,
    "points of residual" as const,
    "rank" as const,
    "points" as const,
    "threshold" as const,
  ),
  bands: rules,
  minimum: fc.integer({ min: 1, max: 8 }),
});

function methodFor(
  cells: CountCells,
  { kind, bands, minimum }: { kind: Method["kind"]; bands: BandRule; minimum: number },
): Method {
  const everyone = atomsOf(cells);
  const mainstream = atomsOf(cells, "others", "disadvantaged");
  const populations = { scored: everyone, ranked: everyone, expectation: mainstream };
  return kind === "threshold" ? { kind, scored: everyone, atLeast: 1 } : { kind, bands, minimum, ...populations };
}

/** Scores, or the message of the refusal: years may lack an expectation population or spread. */
function outcomeOf(cells: CountCells, method: Method): unknown {
  try {
    return bytesOf(scoreCells(cells, method).moments);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function bytesOf({ key, n, sum, unitOfYear }: Moments): string {
  const arrays = [key.year, key.school, key.place, key.atom, n, sum, unitOfYear];
  return arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("hex")).join(" ");
}

const within = (rows: readonly CellInWords[]): CountCells => cellsOf(rows);

it("gives the same bytes for any order of the cells", () => {
  const shuffled = nations.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
  );
  fc.assert(
    fc.property(shuffled, methods, ([rows, other], choice) => {
      const [cells, mixed] = [within(rows), within(other)];
      expect(outcomeOf(mixed, methodFor(mixed, choice))).toEqual(outcomeOf(cells, methodFor(cells, choice)));
    }),
  );
});

it("gives the same bytes when cells are split into single pupils", () => {
  fc.assert(
    fc.property(nations, methods, (rows, choice) => {
      const singles = rows.flatMap((row) => Array.from({ length: row.n }, () => ({ ...row, n: 1 })));
      const [cells, split] = [within(rows), within(singles)];
      expect(outcomeOf(split, methodFor(split, choice))).toEqual(outcomeOf(cells, methodFor(cells, choice)));
    }),
  );
});

it("keeps ranks under a rising transform of the outcome when there is one band", () => {
  fc.assert(
    fc.property(nations, (rows) => {
      const [cells, curved] = [within(rows), within(rows.map((row) => ({ ...row, outcome: row.outcome ** 3 + 7 })))];
      const choice = { kind: "rank of residual", bands: { kind: "none" }, minimum: 0 } as const;
      expect(outcomeOf(curved, methodFor(curved, choice))).toEqual(outcomeOf(cells, methodFor(cells, choice)));
    }),
  );
});

it("mirrors ranks when outcomes are reversed", () => {
  fc.assert(
    fc.property(nations, rules, fc.constantFrom("rank" as const, "rank of residual" as const), (rows, bands, kind) => {
      const [cells, mirror] = [within(rows), within(rows.map((row) => ({ ...row, outcome: -row.outcome })))];
      const everyone = atomsOf(cells);
      const method = { kind, bands, minimum: 3, scored: everyone, ranked: everyone, expectation: everyone };
      const [there, back] = [scoreCells(cells, method).moments, scoreCells(mirror, method).moments];
      const pupils = new Map<number, number>();
      for (const [row, year] of there.key.year.entries())
        pupils.set(year, (pupils.get(year) ?? 0) + (there.n[row] ?? 0));
      const expected = there.sum.map(
        (sum, row) => 2 * (pupils.get(there.key.year[row] ?? -1) ?? 0) * (there.n[row] ?? 0) - sum,
      );
      expect([...back.sum]).toEqual([...expected]);
    }),
  );
});

it("ranks residuals as a comparison of every pair of pupils in whole-number fractions does", () => {
  fc.assert(
    fc.property(nations, fc.constantFrom(1, 2, 3), (rows, width) => {
      const cells = within(rows);
      const everyone = atomsOf(cells);
      const bands = { kind: "width", width } as const;
      const method = {
        kind: "rank of residual",
        bands,
        minimum: 0,
        scored: everyone,
        ranked: everyone,
        expectation: everyone,
      } as const;
      const { moments } = scoreCells(cells, method);
      expect([...moments.sum]).toEqual(comparedPairwise(rows, width));
    }),
  );
});

/** Sum of 2 midrank - 1 per school, place, atom and year, from pupils one by one, in rationals of big integers. */
function comparedPairwise(rows: readonly Required<CellInWords>[], width: number): number[] {
  const pupils = rows.flatMap((row) => Array.from({ length: row.n }, () => row));
  const residuals = pupils.map((pupil) => {
    const peers = pupils.filter(
      ({ year, prior }) => year === pupil.year && Math.floor(prior / width) === Math.floor(pupil.prior / width),
    );
    const sum = peers.reduce((total, { outcome }) => total + BigInt(outcome), 0n);
    return { top: BigInt(pupil.outcome) * BigInt(peers.length) - sum, bottom: BigInt(peers.length) };
  });
  const sums = new Map<string, number>();
  for (const [i, pupil] of pupils.entries()) {
    let position = 0;
    for (const [j, other] of pupils.entries()) {
      const [one, two] = [residuals[i], residuals[j]];
      if (other.year !== pupil.year || one === undefined || two === undefined) continue;
      const [here, there] = [one.top * two.bottom, two.top * one.bottom];
      position += there < here ? 2 : there === here ? 1 : 0;
    }
    const row = [pupil.year, pupil.school, pupil.place, pupil.atom].join(" ");
    sums.set(row, (sums.get(row) ?? 0) + position);
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
