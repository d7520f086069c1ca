import { scalesOfShares } from "../../estimates/scale.ts";
import type { Figure } from "../../figures/figure.ts";
import { isOfMembership } from "../../figures/reading.ts";
import type { ScoredOn, Transforms } from "../scored.ts";

/**
 * Which transforms a figure of pupils is shown under: all of its measure, or per cent alone where it is a share of
 * pupils, in which scores play no part.
 */
export function onScoresOrShares(all: Transforms): (figure: Figure) => Transforms {
  const [own] = all;
  const ofShares: ScoredOn = { ...own, scales: scalesOfShares() };
  const shares: Transforms = [ofShares];
  return (figure) => (isOfMembership(figure) ? shares : all);
}
