import type { Figure } from "../figures/figure.ts";
import type { MeansOfDomains } from "./domain-means.ts";
import type { Estimated, LeftOut } from "./estimate.ts";

/** If more of a group than this is in cells that are not compared, the gap is of other pupils than the group. */
export const mostLeftOut = 0.1;

/** The largest part of a group that an adjusted gap leaves out; null where a group or its part has no pupils. */
function largest({ adjusted }: Figure, all: MeansOfDomains): LeftOut | null {
  const found = (adjusted?.covered ?? []).map(({ group, part }) => {
    const [whole, compared] = [all.of(group)?.pupils ?? 0, all.of(part)?.pupils ?? 0];
    return { pupils: whole - compared, of: whole };
  });
  if (found.some(({ of }) => of === 0)) return null;
  return found.reduce<LeftOut | null>(
    (most, one) => (most === null || one.pupils / one.of > most.pupils / most.of ? one : most),
    null,
  );
}

/**
 * An adjusted gap with the pupils of its group that it leaves out, because their cells have too few of the group or of its
 * comparators; without a value where they are more than a tenth of the group. Any other figure as it is.
 *
 * @example // 30 of 400 pupils left out: the gap, with { pupils: 30, of: 400 }; 41 of 400: not available
 */
export function withLeftOut(estimated: Estimated, all: MeansOfDomains): Estimated {
  const { figure } = estimated;
  if (figure.adjusted === undefined || estimated.kind === "none") return estimated;
  const leftOut = largest(figure, all);
  if (leftOut === null) return estimated;
  if (leftOut.pupils <= mostLeftOut * leftOut.of) return { ...estimated, leftOut };
  const reason = `more than ${100 * mostLeftOut}% of the group are in cells with too few pupils of the group or of its comparators to compare`;
  return { kind: "none", figure, cause: "arithmetic", rests: estimated.rests, reason };
}
