import { Areas } from "../../../src/cells/areas.ts";
import { schoolSums } from "../../../src/cells/school-sums.ts";
import { unitsInside } from "../../../src/cells/units-inside.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { publishedScales } from "../../../src/estimates/scale.ts";
import { askedFigures } from "../../../src/figures/asked-figures.ts";
import type { SchoolInYear } from "../../../src/intake/checked-school-table.ts";
import { figuresOfMeasure } from "../../../src/run/figures/figures-of-measure.ts";
import type { Scored } from "../../../src/run/scored.ts";
import { publishedMoments } from "../../../src/scores/published.ts";
import type { PupilMeasure, Study } from "../../../src/study/study.ts";
import { expectedOf, outcome } from "../coverage/law.ts";
import { years } from "./designs.ts";
import { drawPupils } from "./draw-pupils.ts";
import { nothingRead } from "./nothing-read.ts";
import type { NationOfTrial, Outcome } from "./outcome.ts";
import { outcomesOf, quietEffects, rules } from "./outcomes-of-figures.ts";

/** Facts about schools: none. */
export const noFacts = { schools: null, chains: new Map(), areas: new Map(), districts: null, homeDistrict: null };

interface Sums {
  readonly area: number;
  readonly year: number;
  readonly n: [all: number, disadvantaged: number];
  readonly sum: [all: number, disadvantaged: number];
}

/** Means of progress by school and year, printed with two decimals as in tables of schools. */
function printedTable({ design, stream, times }: NationOfTrial): readonly SchoolInYear[] {
  const rows = new Map<string, Sums>();
  drawPupils(design, stream, times, (pupil) => {
    const key = `${String(pupil.school).padStart(7, "0")} ${pupil.year}`;
    const row = rows.get(key) ?? { area: pupil.area, year: pupil.year, n: [0, 0], sum: [0, 0] };
    rows.set(key, row);
    const progress = pupil.outcome / outcome.perPoint - expectedOf(pupil.prior);
    row.n[0]++;
    row.sum[0] += progress;
    if (pupil.atom === 0) return;
    row.n[1]++;
    row.sum[1] += progress;
  });
  const printed = (n: number, sum: number) => ({ pupils: n, value: Math.round((100 * sum) / n), printed: true });
  return [...rows]
    .sort(([a, one], [b, other]) => one.year - other.year || (a < b ? -1 : 1))
    .map(([key, { area, year, n, sum }]) => ({
      school: key.split(" ")[0] ?? "",
      year: years[year] ?? 0,
      attributes: new Map([["area", design.areas[area]?.name ?? ""]]),
      groups: new Map([
        ["all", printed(n[0], sum[0])],
        ...(n[1] === 0 ? [] : [["disadvantaged", printed(n[1], sum[1])] as const]),
      ]),
    }));
}

function scoredOfTable(study: Study, measure: PupilMeasure, schools: readonly SchoolInYear[]): Scored {
  const { cells } = schoolSums(
    { schools, ledgers: [], entries: [], told: [], witnesses: [], notUsed: [], written: new Map(), toCheck: [] },
    {
      groups: study.files.get(measure.file)?.groups ?? new Map(),
      places: study.places,
      facts: noFacts,
      decimals: measure.outcome.decimals,
    },
  );
  const areas = new Areas(cells.frame, study.places, study.at);
  const moments = publishedMoments(cells);
  const scales = publishedScales(measure.outcome.unit, measure.sd);
  const means = new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) }));
  const on = [{ moments, means, scales }] as const;
  return {
    ...nothingRead,
    study,
    measure,
    frame: cells.frame,
    framed: {
      frame: cells.frame,
      inside: unitsInside(cells.frame, (area) => areas.placesOf(area)),
      ownAreas: new Map(),
      counted: null,
      ratedTwice: () => null,
    },
    areas,
    figures: askedFigures(study, measure, areas),
    on: () => on,
    scales,
    again: null,
    invariants: [],
  };
}

/** Draws a table of schools and works out every figure of its study, as a run does from its checked rows to the rules. */
export async function measureTable(nation: NationOfTrial): Promise<readonly Outcome[]> {
  const { design, study } = nation;
  const [measure] = study.measures.values();
  if (measure?.of !== "pupils") throw new Error("a table without its measure");
  const scored = scoredOfTable(study, measure, printedTable(nation));
  const { estimates, decomposed } = await figuresOfMeasure(quietEffects, scored, rules.roundCountsTo);
  return [...estimates, ...decomposed.estimates].flatMap((estimated) =>
    outcomesOf(estimated, { scored, design, study }),
  );
}
