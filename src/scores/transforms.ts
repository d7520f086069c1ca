import type { ExpectationRule, Method } from "./method.ts";
import type { Selection } from "./selection.ts";

/** What a transform gives, in the words that scales use for their input. */
export type ScoreInput = "percentile-rank points" | "residual SD" | "outcome SD" | "points" | "share";

export interface Transform {
  readonly input: ScoreInput;
  readonly method: Method;
}

export interface TransformQuestion {
  /** As the study calls it. */
  readonly method: string;
  readonly ranked: Selection;
  /** Null without prior attainment. */
  readonly expectation: ExpectationRule | null;
  /** Scaled outcome of a threshold. */
  readonly atLeast: number | null;
}

/**
 * The transforms that a measure is shown under, its own first: ranks, standard deviations and points together.
 *
 * @throws RangeError for a method whose requirements are not met
 */
export function transformsOf({
  method,
  ranked,
  expectation,
  atLeast,
}: TransformQuestion): readonly [Transform, ...Transform[]] {
  const scored = ranked;
  if (method === "threshold") {
    if (atLeast === null) throw new RangeError("a threshold without a value");
    return [{ input: "share", method: { kind: "threshold", atLeast, scored } }];
  }
  if (method === "national rank") return [{ input: "percentile-rank points", method: { kind: "points", scored } }];
  const of: readonly Transform[] =
    expectation === null || method === "rank"
      ? [
          { input: "percentile-rank points", method: { kind: "rank", scored, ranked } },
          { input: "outcome SD", method: { kind: "standardised", scored, ranked } },
          { input: "points", method: { kind: "points", scored } },
        ]
      : [
          { input: "percentile-rank points", method: { kind: "rank of residual", scored, ranked, ...expectation } },
          { input: "residual SD", method: { kind: "standardised residual", scored, ranked, ...expectation } },
          { input: "points", method: { kind: "points of residual", scored, ...expectation } },
        ];
  const own: Readonly<Record<string, readonly ScoreInput[]>> = {
    "rank of residual": ["percentile-rank points"],
    rank: ["percentile-rank points"],
    "standardised residual": ["residual SD", "outcome SD"],
    points: ["points"],
  };
  const first = of.find(({ input }) => own[method]?.includes(input));
  if (first === undefined) throw new RangeError(`unknown method: ${method}`);
  return [first, ...of.filter((transform) => transform !== first)];
}
