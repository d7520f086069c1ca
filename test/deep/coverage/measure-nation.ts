import { DomainMeans } from "../../../src/estimates/domain-means.ts";
import type { OnScale } from "../../../src/estimates/estimate.ts";
import { estimateFigure } from "../../../src/estimates/estimate-figure.ts";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { allScaleFacts, scalesOfInput } from "../../../src/estimates/scale.ts";
import type { Domain } from "../../../src/figures/domain.ts";
import { domainsOf, ratioIn } from "../../../src/figures/formula.ts";
import { protectFigure } from "../../../src/release/primary.ts";
import type { Rules } from "../../../src/release/rules.ts";
import { scoreCells } from "../../../src/scores/score.ts";
import { drawNation } from "./draw-nation.ts";
import { type FigureOfTrial, figuresOfTrial } from "./figures.ts";
import { areas } from "./law.ts";
import { superpopulationMeans } from "./superpopulation.ts";

/** What one nation says of one figure. */
export interface Outcome {
  readonly of: FigureOfTrial;
  readonly status: "published" | "unreliable" | "suppressed" | "not_available";
  /** Null where there is no interval. */
  readonly interval: {
    readonly truth: number;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
    readonly freedom: number;
    /** Standard errors between the denominator of a ratio and 0; null for other figures. */
    readonly denominatorInErrors: number | null;
  } | null;
}

const months = "epi-calibrated";
const scales = scalesOfInput("percentile-rank points", "grades", allScaleFacts(null)).filter(({ name }) =>
  ["rank", months].includes(name),
);
const perPoint = scales.find(({ name }) => name === months)?.factor ?? Number.NaN;

const everybody = { atoms: Uint8Array.of(1, 1), places: null };

function onScale(all: readonly OnScale[], name: string): OnScale {
  const found = all.find(({ scale }) => scale === name);
  if (found === undefined) throw new Error(`no such scale: ${name}`);
  return found;
}

/** Figures with the values they have in the superpopulation. */
export function figuresWithTruth(): readonly { readonly one: FigureOfTrial; readonly truth: number }[] {
  const means = superpopulationMeans();
  return figuresOfTrial().map((one) => ({
    one,
    truth: evaluate(one.figure.formula, ({ population, area, year }) => means(population, area.key, year)).value,
  }));
}

/** Draws a nation, scores and estimates it as a run would, and puts each figure through the rules. */
export function measureNation(
  number: number,
  figures: readonly { readonly one: FigureOfTrial; readonly truth: number }[],
  rules: Rules,
): readonly Outcome[] {
  const cells = drawNation(number);
  const { moments } = scoreCells(cells, {
    kind: "rank of residual",
    scored: everybody,
    ranked: everybody,
    bands: { kind: "each score" },
    minimum: 30,
    expectation: everybody,
  });
  const names = cells.frame.places.indexOf;
  const placesOf = ({ area }: Domain): Uint8Array => {
    const places = new Uint8Array(areas.length);
    if (area.key === "nation") return places.fill(1);
    places[names.get(area.key) ?? -1] = 1;
    return places;
  };
  const means = new DomainMeans(moments, placesOf);
  means.expect(figures.flatMap(({ one }) => domainsOf(one.figure.formula)));
  return figures.map(({ one, truth }) => {
    const estimated = estimateFigure(one.figure, domainsOf(one.figure.formula), means, scales, ratioIn);
    const { status } = protectFigure(estimated, rules, false);
    if (estimated.kind === "none") return { of: one, status, interval: null };
    const { value, interval } = onScale(estimated.inScales, one.figure.unit === "ratio" ? "" : "rank");
    if (one.figure.unit !== "ratio") {
      const inMonths = onScale(estimated.inScales, months).interval;
      const held = (by: number, { lower, upper }: typeof interval) => lower <= by * truth && by * truth <= upper;
      if (held(1, interval) !== held(perPoint, inMonths)) throw new Error(`months cover otherwise: ${one.figure.id}`);
    }
    const { degreesOfFreedom: freedom, denominatorInErrors } = estimated;
    return { of: one, status, interval: { truth, value, ...interval, freedom, denominatorInErrors } };
  });
}
