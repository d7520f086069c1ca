import { Areas } from "../../../src/cells/areas.ts";
import type { CountCells } from "../../../src/cells/cells.ts";
import { unitsInside } from "../../../src/cells/units-inside.ts";
import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import { allScaleFacts, scalesOfInput } from "../../../src/estimates/scale.ts";
import { askedFigures } from "../../../src/figures/asked-figures.ts";
import { bandRule, scaledThreshold } from "../../../src/run/pupils/scaled-bands.ts";
import type { Scored } from "../../../src/run/scored.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { SharedWork } from "../../../src/scores/shared-work.ts";
import { type Transform, type TransformQuestion, transformsOf } from "../../../src/scores/transforms.ts";
import type { PupilMeasure, Study } from "../../../src/study/study.ts";
import { outcome } from "../coverage/law.ts";
import { nothingRead } from "./nothing-read.ts";

/** Pupils that were drawn, scored as a run scores those that it reads: from here on everything is the run's own code. */
export function scoredOfCells(study: Study, measure: PupilMeasure, cells: CountCells): Scored {
  const mask = (population: string) => ({
    atoms: cells.frame.populations.get(population) ?? new Uint8Array(cells.frame.atoms.keys.length),
    places: null,
  });
  const { prior, atLeast } = measure;
  const question: TransformQuestion = {
    method: measure.method,
    ranked: mask(measure.ranked),
    expectation:
      prior === null
        ? null
        : {
            bands: bandRule(prior, cells.priorStep, "prior"),
            minimum: prior.minimum,
            expectation: mask(measure.expectation),
          },
    atLeast: atLeast === null ? null : scaledThreshold(atLeast, Math.log10(outcome.perPoint)),
  };
  const areas = new Areas(cells.frame, study.places, study.at);
  const facts = allScaleFacts(measure.months);
  const work = new SharedWork(cells);
  const score = ({ input, method }: Transform) => {
    const { moments } = scoreCells(cells, method, work);
    const means = new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) }));
    return { input, on: { moments, means, scales: scalesOfInput(input, measure.outcome.unit, facts) } };
  };
  const [first, ...rest] = transformsOf(question);
  const [own, ...others] = [score(first), ...rest.map(score)] as const;
  const on = [own.on, ...others.map((other) => other.on)] as const;
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
    scales: on.flatMap(({ scales }) => scales),
    again: { cells, question, population: mask, transforms: [own, ...others], everybody: null },
    invariants: [],
  };
}
