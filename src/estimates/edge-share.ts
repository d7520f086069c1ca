import type { DomainCount } from "./estimate.ts";

/** Whether a share is 0 or 1: its influences are 0, so it has no error by influences. */
export function isEdge({ mean }: { readonly mean: number }): boolean {
  return mean === 0 || mean === 1;
}

/** Why a ratio of shares has no estimate, if one of them is none or all; null where none is. */
export function edgeReason(shares: readonly DomainCount[], units: "pupils" | "schools"): string | null {
  const edge = shares.find(isEdge);
  if (edge === undefined) return null;
  const of = units === "pupils" ? edge.pupils : edge.schools;
  return `one of its shares is ${edge.mean === 0 ? "none" : "all"} of ${of} ${units}, which gives a ratio no error: see the difference`;
}
