import type { Study } from "../../../src/study/study.ts";
import { type Design, firstStream, firstStreamOfTruth } from "./designs.ts";
import { measureGrades } from "./measure-grades.ts";
import { measurePupils } from "./measure-pupils.ts";
import { measureTable } from "./measure-table.ts";
import type { NationOfTrial, Outcome } from "./outcome.ts";
import { studyOfDesign } from "./study-of-design.ts";
import { type Tally, talliesOf } from "./tally.ts";
import { keyOfTruth, type TrueValue, trueValues } from "./truth.ts";

/** Draws again for percentile gaps: as many as a study does by default, or a handful where only values are wanted. */
const replicates = { forErrors: 1000, forValues: 2 } as const;

function measureNation(
  nation: NationOfTrial,
  truthOf: ((key: string) => number | undefined) | null,
): Promise<readonly Outcome[]> {
  const { of } = nation.design;
  if (of === "school table") return measureTable(nation);
  return of === "grades" ? measureGrades(nation) : measurePupils(nation, truthOf);
}

/** The true values of a design, from its large nations. */
export async function measureTruth(design: Design): Promise<ReadonlyMap<string, TrueValue>> {
  const study = studyOfDesign(design);
  const { draws, times } = design.truth;
  const found: (readonly Outcome[])[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const stream = firstStreamOfTruth(design) + draw;
    found.push(await measureNation({ design, study, stream, times, percentiles: replicates.forValues }, null));
  }
  return trueValues(design, found);
}

/** The nations of a block, drawn, estimated and counted. */
export async function measureBlock(
  design: Design,
  block: number,
  truth: ReadonlyMap<string, TrueValue>,
): Promise<readonly Tally[]> {
  const study: Study = studyOfDesign(design);
  const trueValue = (key: string) => (key === "0" ? { value: 0, error: 0 } : truth.get(keyOfTruth(design, key)));
  const found: Outcome[] = [];
  for (let one = 0; one < design.nationsOfBlock; one++) {
    const stream = firstStream(design) + block * design.nationsOfBlock + one;
    const percentiles = one < design.percentiles ? replicates.forErrors : 0;
    const nation = { design, study, stream, times: 1, percentiles };
    found.push(...(await measureNation(nation, (key) => trueValue(key)?.value)));
  }
  return talliesOf(design.name, block, found, ({ key }) => trueValue(key));
}
