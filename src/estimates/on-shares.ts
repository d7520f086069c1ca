import type { NotShown } from "../cells/cells.ts";
import type { Domain } from "../figures/domain.ts";
import type { Figure } from "../figures/figure.ts";
import { isOfMembership } from "../figures/reading.ts";
import type { Moments } from "../scores/moments.ts";
import { DomainMeans, type PlacesOfDomain } from "./domain-means.ts";
import type { Transformed } from "./on-transforms.ts";
import { scalesOfShares } from "./scale.ts";

/** Scores under one transform, with the sums that their means come from. */
interface OnMoments extends Transformed {
  readonly moments: Moments;
}

type Transforms = readonly [OnMoments, ...OnMoments[]];

/** Pupils of whom it is not known whether they belong to a group, and where areas lie. */
export interface Unobserved {
  readonly notShown: NotShown;
  readonly placesOf: (domain: Domain) => PlacesOfDomain;
}

function withoutUnobserved(own: OnMoments, { notShown, placesOf }: Unobserved): OnMoments {
  const moments = { ...own.moments, notShown };
  return { ...own, moments, means: new DomainMeans(moments, placesOf) };
}

/**
 * Which transforms a figure of pupils is shown under: all of its measure, or per cent alone where it is a share of
 * pupils, in which scores play no part.
 *
 * @param unobserved for pupil records: pupils who are in no share of a group, because it is not known whether they belong
 */
export function onScoresOrShares(all: Transforms, unobserved?: () => Unobserved): (figure: Figure) => Transforms {
  const [own] = all;
  // Made when a study first asks for a share: means of a nation take memory.
  let made: Transforms | null = null;
  const shares = (): Transforms => {
    const known = unobserved === undefined ? own : withoutUnobserved(own, unobserved());
    made ??= [{ ...known, scales: scalesOfShares() }];
    return made;
  };
  return (figure) => (isOfMembership(figure) ? (made ?? shares()) : all);
}
