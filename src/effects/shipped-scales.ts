import { shippedNames, shippedText } from "./shipped.ts";

/** What the factor of a scale was recovered from: it holds for nothing else. */
export interface ScaleMadeFor {
  readonly keyStage: 2 | 4;
  /** The outcome behind the published series, in words. */
  readonly outcome: string;
  /** Ranks among all pupils of a nation in one year. */
  readonly ranks: "national";
}

/** How well the factor itself is known, which no standard error contains. */
export interface ScaleUncertainty {
  /** Part of the value: 0.04 for 4%. */
  readonly relative: number;
  readonly why: string;
}

/** The facts about a scale as shipped in `data/months/`. */
export interface ScaleFacts {
  readonly name: string;
  readonly title: string;
  readonly input: string;
  readonly unit: string | null;
  readonly unitOfMeans?: string;
  readonly perInput: number;
  readonly forMeans: boolean;
  /** Null: it converts nothing, and fits every measure that gives its input. */
  readonly madeFor: ScaleMadeFor | null;
  /** Null: the factor is exact. */
  readonly uncertainty: ScaleUncertainty | null;
  readonly source: string;
  readonly confidence: string;
}

/** The facts of a scale that ships with Coldspot. */
export function scaleFacts(name: string): ScaleFacts {
  return JSON.parse(shippedText(`months/${name}.json`));
}

/** The facts of all scales that ship, by name. */
export function shippedScales(): readonly ScaleFacts[] {
  return shippedNames("months").map(scaleFacts);
}
