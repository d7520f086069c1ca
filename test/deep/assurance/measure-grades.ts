import { Areas } from "../../../src/cells/areas.ts";
import { type GradedCells, gradedCells } from "../../../src/cells/graded-cells.ts";
import { unitsInside } from "../../../src/cells/units-inside.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import type { Scale } from "../../../src/estimates/scale.ts";
import { askedFigures } from "../../../src/figures/asked-figures.ts";
import { boundaryOf } from "../../../src/figures/grades/grade-shares.ts";
import { leadershipPopulations } from "../../../src/figures/grades/set-of-schools.ts";
import { timesOf } from "../../../src/figures/grades/times.ts";
import { randomSource } from "../../../src/number/random.ts";
import { figuresOfMeasure } from "../../../src/run/figures/figures-of-measure.ts";
import type { Scored, Transforms } from "../../../src/run/scored.ts";
import type { FollowedSchool, Standing } from "../../../src/schools/followed-school.ts";
import type { Grade } from "../../../src/schools/grade.ts";
import { gradedMoments } from "../../../src/scores/graded.ts";
import { leadershipStatistics } from "../../../src/study/grades-of-schools.ts";
import { seed } from "./designs.ts";
import { noFacts } from "./measure-table.ts";
import { nothingRead } from "./nothing-read.ts";
import type { NationOfTrial, Outcome } from "./outcome.ts";
import { outcomesOf, quietEffects, rules } from "./outcomes-of-figures.ts";

/**
 * `kept`: how much of what a school was like at the first time it is still like at the last. `ofLevel`: a point of level
 * of an area moves its schools by so many standard deviations. `above`: one in five outstanding, half good, a quarter
 * that require improvement.
 */
export const gradesLaw = { kept: 0.6, ofLevel: 0.3, above: [0.85, -0.6, -1.6] } as const;

function gradeOf(latent: number): Grade {
  const [outstanding, good, weak] = gradesLaw.above;
  return latent > outstanding ? 1 : latent > good ? 2 : latent > weak ? 3 : 4;
}

/** Schools at two times, whose grades come from a normal quality; all of an area by one law, alike at both times. */
function drawSchools({ design, stream, times }: NationOfTrial): {
  readonly schools: readonly FollowedSchool[];
  readonly areaOf: ReadonlyMap<string, string>;
} {
  const random = randomSource(seed, stream);
  const schools: FollowedSchool[] = [];
  const areaOf = new Map<string, string>();
  for (const { name, schools: count, law } of design.areas)
    for (let one = 0; one < count * times; one++) {
      const urn = String(1_000_000 + schools.length);
      const first = random.normal();
      const last = gradesLaw.kept * first + Math.sqrt(1 - gradesLaw.kept ** 2) * random.normal();
      const standing = (latent: number, inspection: string): Standing => {
        const grade = gradeOf(latent + gradesLaw.ofLevel * law.level);
        return { grade, inspections: [inspection], inspected: "2013-01-01", inherited: false, together: false };
      };
      areaOf.set(urn, name);
      schools.push({
        urn,
        chain: urn,
        first: standing(first, `${urn} first`),
        last: standing(last, `${urn} last`),
        open: true,
        changed: null,
        lost: null,
      });
    }
  return { schools, areaOf };
}

const shareOfSchools: Scale = {
  name: "share",
  title: "share of schools",
  unit: "share of schools",
  factor: 1,
  forMeans: true,
  input: "share",
  source: "a share from 0 to 1; nothing is converted",
  confidence: "exact",
};

/** Shares of grades 1 and 2, or of grade 1 alone, as a run takes them. */
function sharesOf(cells: GradedCells, areas: Areas): Scored["on"] {
  const upTo = (worst: 1 | 2): Transforms => {
    const moments = gradedMoments(cells, worst);
    return [
      {
        moments,
        means: new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) })),
        scales: [shareOfSchools],
      },
    ];
  };
  const on = { good: upTo(2), outstanding: upTo(1) };
  return ({ id, base }) => {
    const statistic = leadershipStatistics.find((one) => one === base);
    if (statistic === undefined) throw new Error(`no statistic of grades: ${id}`);
    return on[boundaryOf(statistic)];
  };
}

/** Draws grades of schools and works out every figure of their study, as a run does from schools followed to the rules. */
export async function measureGrades(nation: NationOfTrial): Promise<readonly Outcome[]> {
  const { design, study } = nation;
  const [measure] = study.measures.values();
  if (measure?.of !== "schools") throw new Error("grades without their measure");
  const { schools, areaOf } = drawSchools(nation);
  const times = timesOf(study, measure);
  const cells = gradedCells(schools, {
    times: [times.first, times.last],
    populations: leadershipPopulations(times),
    places: study.places,
    facts: noFacts,
    own: new Map(schools.map(({ urn }) => [urn, new Map([["region", areaOf.get(urn) ?? ""]])])),
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const scored: Scored = {
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
    on: sharesOf(cells, areas),
    scales: [shareOfSchools],
    again: null,
    invariants: [],
  };
  const { estimates } = await figuresOfMeasure(quietEffects, scored, rules.roundCountsTo);
  return estimates.flatMap((estimated) => outcomesOf(estimated, { scored, design, study }));
}
