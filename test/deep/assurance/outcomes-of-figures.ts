import { realEffects } from "../../../src/effects/real-effects.ts";
import { shippedText } from "../../../src/effects/shipped.ts";
import type { Estimated } from "../../../src/estimates/estimate.ts";
import type { AnyFigure } from "../../../src/figures/figure.ts";
import { type KindOfFigure, kindOfFigure } from "../../../src/release/assurance/kind-of-figure.ts";
import { protectFigure } from "../../../src/release/primary.ts";
import type { Rules } from "../../../src/release/rules.ts";
import type { Scored } from "../../../src/run/scored.ts";
import type { ScoreInput } from "../../../src/scores/transforms.ts";
import type { Study } from "../../../src/study/study.ts";
import type { Design } from "./designs.ts";
import type { Outcome } from "./outcome.ts";

/** One core, and nothing said. */
export const quietEffects = { ...realEffects, cores: 1, progress: () => undefined };

/** Those that show most: what is marked is the same under all rules that ship. */
export const rules: Rules = JSON.parse(shippedText("rules/public-data.json"));

/** What figures on other scales are averages of, by what the scales multiply. */
const ofInputs: Readonly<Partial<Record<ScoreInput, string>>> = {
  "percentile-rank points": "ranks",
  "residual SD": "progress in standard deviations",
  "outcome SD": "standard deviations",
};

function scoresOfInput(input: ScoreInput, own: string): string {
  const onProgress = own.includes("progress");
  if (input === "points") return onProgress ? "progress in points" : "points";
  return input === "percentile-rank points" && onProgress ? "ranks of progress" : (ofInputs[input] ?? own);
}

/** Whether the law makes a comparison one of like with like: a change between years alike, or areas of one law. */
export function isNull({ statistic, of, with: other, onRanksOf }: AnyFigure, design: Design): boolean {
  if (statistic !== "difference" || other === null || onRanksOf !== undefined || of.population !== other.population)
    return false;
  const lawOf = ({ name }: { readonly name: string }) => design.areas.find((area) => area.name === name)?.law;
  const [own, others] = [lawOf(of.area), lawOf(other.area)];
  if (of.year !== other.year) return design.areas.every(({ law: { behind } }) => behind[0] === behind[1]);
  return own !== undefined && own === others;
}

/** A measure of a nation that was drawn. */
export interface OfMeasure {
  readonly scored: Scored;
  readonly design: Design;
  readonly study: Study;
}

/** A figure under the measure's own scores and, where it has scales, under the others. */
export function outcomesOf(estimated: Estimated, { scored, design, study }: OfMeasure): readonly Outcome[] {
  const { figure } = estimated;
  const kind = kindOfFigure(figure, study);
  if (kind === null) return [];
  const ofSchools = scored.measure.of === "schools";
  const isShare = scored.measure.of === "schools" || scored.measure.method === "threshold";
  const { status } = protectFigure(estimated, rules, isShare, ofSchools ? "schools" : "pupils");
  const schools = Math.min(...estimated.rests.map((rest) => rest.schools));
  const one = (of: KindOfFigure, found: Outcome["found"]): Outcome => {
    return { key: `${figure.id} ${of.scores}`, kind: of, schools, status, found, isNull: isNull(figure, design) };
  };
  if (estimated.kind === "none") return [one(kind, null)];
  const transforms = scored.again?.transforms ?? [];
  const [first] = estimated.inScales;
  const isOwn = figure.unit !== "outcome" || figure.onRanksOf !== undefined || transforms.length < 2;
  const on = isOwn
    ? [{ of: kind, number: first }]
    : transforms.map(({ input, on: { scales } }) => ({
        of: { ...kind, scores: scoresOfInput(input, kind.scores) },
        number: estimated.inScales.find(({ scale }) => scales.some(({ name }) => name === scale)),
      }));
  return on.flatMap(({ of, number }) =>
    number === undefined ? [] : [one(of, { value: number.value, ...number.interval })],
  );
}
