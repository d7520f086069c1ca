import type { AreaFamily } from "../../estimates/families/area-family.ts";
import type { AreasOfPicture } from "../../estimates/families/areas-of-picture.ts";
import type { ClaimedFigures } from "../../estimates/families/judged-claim.ts";
import type { AskedEntry } from "./figure-families.ts";

/** Whether a figure is in the list of findings: one of an area that is not named is not. */
export type IsListed = (id: string) => boolean;

/**
 * A family of areas as if those that are not listed had never been asked for: their number, which decides whether areas
 * are shrunken and is published, does not count them.
 */
export function listedAreas(family: AreaFamily, isListed: IsListed): AreaFamily {
  if (family.areas.every(({ id }) => isListed(id))) return family;
  const measured = family.areas.filter(({ tested }) => tested !== null);
  const kept = [...measured.keys()].filter((at) => isListed(measured[at]?.id ?? ""));
  return {
    ...family,
    areas: family.areas.filter(({ id }) => isListed(id)),
    covariance: family.covariance.of(kept),
  };
}

/** An entry of `compare` without the questions that are not listed, which are not counted as asked. */
export function listedQuestions(entry: AskedEntry, isListed: IsListed): AskedEntry {
  return { ...entry, questions: entry.questions.filter(({ figures }) => figures.every(isListed)) };
}

/** The areas of a picture as if those that are not listed were not in it. */
export function listedPicture(picture: AreasOfPicture, isListed: IsListed): AreasOfPicture {
  const kept = [...picture.areas.keys()].filter((at) => isListed(picture.areas[at] ?? ""));
  return {
    ...picture,
    areas: picture.areas.filter(isListed),
    covariance: picture.covariance.of(kept),
    tests: picture.tests.filter(({ sides }) => sides !== null && isListed(sides.one) && isListed(sides.other)),
  };
}

/** A claim on the figures that are listed; none where it is about no other figure. */
export function listedClaims(claim: ClaimedFigures, isListed: IsListed): readonly ClaimedFigures[] {
  const figures = claim.figures.filter(({ id }) => isListed(id));
  return figures.length === 0 && claim.figures.length > 0 ? [] : [{ ...claim, figures }];
}
