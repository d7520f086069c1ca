import { describe, expect, it } from "vitest";
import type { CountCells } from "../../../src/cells/cells.ts";
import { combinedInfluence, covariance } from "../../../src/estimates/covariance.ts";
import type { DomainMean } from "../../../src/estimates/domain-mean.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { withUnseen } from "../../../src/estimates/sensitivity/bounds-without-prior.ts";
import { withinBands } from "../../../src/estimates/sensitivity/within-bands.ts";
import type { Domain } from "../../../src/figures/domain.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { inside } from "../../../src/scores/selection.ts";
import { atomsOf } from "../../scores/nation.ts";
import { oracleRows } from "../../support/oracle-csv.ts";
import { sampleDomain, samplePlaces, schoolSample } from "../../support/school-sample.ts";

// Expected values: R 4.2.2 with survey 4.1.1, test/oracle/sensitivity.R; standard errors by its jackknife over schools.
const rows = oracleRows("sensitivity.csv");
const sample = schoolSample();
const cuts = Array.from({ length: 13 }, (_, index) => 30 + 2 * index);
type Kind = "rank of residual" | "standardised residual" | "points of residual";

function isKind(method: string): method is Kind {
  return ["rank of residual", "standardised residual", "points of residual"].includes(method);
}

function scored(cells: CountCells, kind: Kind, reliability: number) {
  const everybody = atomsOf(cells);
  const rule = { bands: { kind: "given", cuts }, minimum: 0, expectation: everybody, reliability } as const;
  return scoreCells(
    cells,
    kind === "points of residual"
      ? { kind, scored: everybody, ...rule }
      : { kind, scored: everybody, ranked: everybody, ...rule },
  ).moments;
}

/** The sample without every seventh pupil, on the same frame, and those pupils. */
const isUnseen = (cell: number) => (cell + 1) % 7 === 0;
function only(keep: (cell: number) => boolean): CountCells {
  const cells = Int32Array.from(sample.n.keys()).filter(keep);
  const taken = (column: Int32Array) => cells.map((cell) => column[cell] ?? 0);
  const { school, place, atom, year } = sample.key;
  return {
    ...sample,
    key: { school: taken(school), place: taken(place), atom: taken(atom), year: taken(year) },
    prior: taken(sample.prior),
    outcome: taken(sample.outcome),
    n: taken(sample.n),
  };
}
const seen = only((cell) => !isUnseen(cell));
const unseen = only(isUnseen);

function unseenOf(domain: Domain): ReadonlyMap<number, number> {
  const { frame, key, n } = unseen;
  const mask = inside(unseen, {
    atoms: frame.populations.get(domain.population) ?? new Uint8Array(0),
    places: samplePlaces(domain),
  });
  const found = new Map<number, number>();
  for (const [cell, school] of key.school.entries()) {
    if (mask[cell] !== 1 || frame.years.keys[key.year[cell] ?? -1] !== domain.year) continue;
    found.set(school, (found.get(school) ?? 0) + (n[cell] ?? 0));
  }
  return found;
}

interface Pair {
  readonly of: DomainMean;
  readonly against: DomainMean;
}

function present(mean: DomainMean | null): DomainMean {
  if (mean === null) throw new Error("nobody in the domain");
  return mean;
}

function pairOf(choice: string, kind: Kind): (of: Domain, against: Domain) => Pair {
  if (choice === "within bands") {
    const moments = scored(sample, kind, 1);
    return (of, against) => {
      const found = withinBands(moments, samplePlaces, of, against);
      if (found === null) throw new Error("no bands");
      return found;
    };
  }
  const reliability = choice === "reliability 0.8" ? 0.8 : 1;
  const means = new DomainMeans(scored(reliability < 1 ? sample : seen, kind, reliability), samplePlaces);
  const put = (domain: Domain, score: number) =>
    reliability < 1 ? present(means.of(domain)) : withUnseen(present(means.of(domain)), unseenOf(domain), score);
  const [group, others] = choice === "largest" ? [0, 100] : [100, 0];
  return (of, against) => ({ of: put(of, group), against: put(against, others) });
}

const cases = [...new Set(rows.map(({ choice, method }) => `${choice}|${method}`))].map((one) => {
  const [choice = "", method = ""] = one.split("|");
  if (!isKind(method)) throw new Error(`no such method: ${method}`);
  return { choice, method };
});

describe.each(cases)("gaps under the choice $choice of $method", ({ choice, method }) => {
  const pair = pairOf(choice, method);
  const figures = rows
    .filter((row) => row.choice === choice && row.method === method)
    .map(({ figure = "", value, jackknife }) => {
      const [, group = "", area = "", year] = figure.split("|");
      const of = sampleDomain(group, area, Number(year));
      const found = pair(of, sampleDomain("others", "nation", Number(year)));
      return { figure, value: Number(value), jackknife: Number(jackknife), ...found };
    });
  const schools = sample.frame.schools.keys.length;

  it("are twelve", () => expect(figures).toHaveLength(12));

  it.each(figures)("$figure: R's value to 1e-9", ({ value, of, against }) => {
    expect(Math.abs(against.mean - of.mean - value)).toBeLessThan(1e-9 * Math.abs(value) + 1e-8);
  });

  // A jackknife divides by 1 - leverage: some 2% at 50 schools, less with all.
  it.each(figures.filter(({ of }) => of.effectiveSchools >= 60))(
    "$figure: the full error is R's jackknife to 2%",
    ({ jackknife, of, against }) => {
      const influence = combinedInfluence(
        [
          { domain: against, weight: 1 },
          { domain: of, weight: -1 },
        ],
        schools,
        "full",
        "plain",
      );
      expect(Math.abs(Math.sqrt(covariance(influence, influence, schools)) / jackknife - 1)).toBeLessThan(0.02);
    },
  );
});
