import { intersectionUnion } from "./intersection-union.ts";
import type { Direction } from "./p-value.ts";
import { againstClaim, type Tested } from "./tested.ts";

/** One year, area or group that a claim is about. */
export interface ClaimedFigure {
  readonly id: string;
  readonly tested: Tested | null;
}

/** A claim with the figures it must hold for. */
export interface ClaimedFigures {
  readonly name: string;
  readonly direction: Direction;
  readonly figures: readonly ClaimedFigure[];
}

/** A claim after the test. */
export interface JudgedClaim {
  readonly name: string;
  readonly asked: number;
  /** `not tested` where a figure is hidden, unreliable or not available: a claim about every one needs every one. */
  readonly verdict: "supported" | "not shown" | "not tested";
  /** Whether it was sealed before its data were read. */
  readonly sealed: boolean;
  /** The largest of the p values, one-sided if it was sealed, otherwise two-sided; null where the claim is not tested. */
  readonly p: number | null;
  /** The figure that supports the claim least. */
  readonly weakest: string | null;
  /** How many of the figures lie on the claimed side, clearly or not. */
  readonly onSide: number | null;
  /** Figures because of which it could not be tested. */
  readonly missing: readonly string[];
}

/** The chance of "supported" where the claim fails for some figure is at most this. */
const level = 0.05;

/**
 * Judges a claim about every one of its figures by an intersection-union test: it is as certain as its weakest figure.
 *
 * A claim that may have been written after looking could as well have named the other side, so its p values are doubled.
 *
 * @param sealed whether the claim was sealed before its data were read
 * @param isSound whether a figure is shown without a mark
 * @source `intersectionUnion`
 * @example three figures 3, 2 and 2.5 standard errors above 0, claimed to lie above: sealed: p 0.0228, "supported"; not sealed: 0.0455
 */
export function judgedClaim(
  { name, direction, figures }: ClaimedFigures,
  isSound: (id: string) => boolean,
  sealed: boolean,
): JudgedClaim {
  const missing = figures.filter(({ id, tested }) => tested === null || !isSound(id)).map(({ id }) => id);
  const tested = figures.flatMap((figure) => figure.tested ?? []);
  const common = { name, asked: figures.length, missing, sealed };
  if (missing.length > 0 || tested.length === 0)
    return { ...common, verdict: "not tested", p: null, weakest: null, onSide: null };
  const { pValue, weakest } = intersectionUnion(
    tested.map((one) => againstClaim(one, direction)),
    direction,
    0,
  );
  const p = sealed ? pValue : Math.min(1, 2 * pValue);
  const onSide = tested.filter(({ value }) => (direction === "above" ? value > 0 : value < 0)).length;
  return {
    ...common,
    verdict: p <= level ? "supported" : "not shown",
    p,
    weakest: figures[weakest]?.id ?? null,
    onSide,
  };
}
