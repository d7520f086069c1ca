import {
  type ScaleFacts,
  type ScaleMadeFor,
  type ScaleUncertainty,
  scaleFacts,
  shippedScales,
} from "../effects/shipped-scales.ts";

/** A named way to show a gap: what it is multiplied by, and why. */
export interface Scale {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Unit of a single mean, if it differs from that of a gap: per cent instead of percentage points. */
  readonly unitOfMeans?: string;
  readonly factor: number;
  /** Whether a mean, and not only a gap, can be shown on it: months are counted from one group to another. */
  readonly forMeans: boolean;
  readonly input: string;
  /** How well the factor itself is known; null or absent where it is exact, or taken as known. */
  readonly uncertainty?: ScaleUncertainty | null;
  /** What its factor was recovered from; null or absent where it converts nothing. */
  readonly madeFor?: ScaleMadeFor | null;
  readonly source: string;
  readonly confidence: string;
}

/** The facts of all scales that ship, the one the study chose first, and plain units before others. */
export function allScaleFacts(chosen: string | null): readonly ScaleFacts[] {
  return [...shippedScales()].sort(
    (a, b) =>
      Number(b.name === chosen) - Number(a.name === chosen) || Number(b.perInput === 1) - Number(a.perInput === 1),
  );
}

/** Whose scores a scale would show: the key stage they are of, and whether ranks among them are national ones. */
export interface ScaleBasis {
  readonly keyStage: 2 | 4 | null;
  readonly national: boolean;
}

/** Whether a scale was made for such scores; one that converts nothing fits all. */
export function isMadeFor({ madeFor }: Pick<ScaleFacts, "madeFor">, { keyStage, national }: ScaleBasis): boolean {
  return madeFor === null || (madeFor.keyStage === keyStage && national);
}

/**
 * The scales of a measure whose published means are scores already: its own points, and standard deviations when
 * the study states one.
 *
 * @param unit of the outcome, `grades`
 * @example publishedScales("grades", { value: 1.25, source: "..." })[1]?.factor // 0.8
 */
export function publishedScales(
  unit: string,
  sd: { readonly value: number; readonly source: string } | null,
): readonly Scale[] {
  const points = scaleFacts("points");
  // Two per cents differ by percentage points.
  const units = ["per cent", "%"].includes(unit) ? { unit: "percentage points", unitOfMeans: "per cent" } : { unit };
  const own: Scale = { ...points, title: `${unit} (the outcome's own unit)`, ...units, factor: points.perInput };
  if (sd === null) return [own];
  const inSd = scaleFacts("sd");
  return [
    own,
    {
      ...inSd,
      unit: inSd.unit ?? "standard deviations",
      factor: inSd.perInput / sd.value,
      source: `${inSd.source}: ${sd.value} (${sd.source})`,
    },
  ];
}

/**
 * The scales that apply to what a transform gives.
 *
 * @param input `percentile-rank points`, `residual SD`, `outcome SD`, `points` or `share`
 * @param unit of the outcome, for scales that have none of their own
 */
export function scalesOfInput(input: string, unit: string, all: readonly ScaleFacts[]): readonly Scale[] {
  return all
    .filter((facts) => facts.input === input)
    .map((facts) => ({ ...facts, unit: facts.unit ?? unit, factor: facts.perInput }));
}

/** The scale of shares of pupils: per cent, and percentage points between two of them. */
export function scalesOfShares(): readonly Scale[] {
  return scalesOfInput("share", "share", [scaleFacts("share")]);
}
