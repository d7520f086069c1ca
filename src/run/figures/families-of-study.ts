import type { Effects } from "../../effects/effects.ts";
import { pause } from "../../effects/pause.ts";
import { type AreasSideBySide, areasSideBySide } from "../../estimates/families/areas-side-by-side.ts";
import type { AskedTest } from "../../estimates/families/evidence.ts";
import { judgedClaim } from "../../estimates/families/judged-claim.ts";
import { registerOf } from "../../estimates/families/register.ts";
import type { Families, StatusOf } from "../../release/families.ts";
import type { Study } from "../../study/study.ts";
import type { FigureFamilies } from "./figure-families.ts";
import { listedAreas, listedClaims, listedPicture, listedQuestions } from "./listed-figures.ts";

/**
 * What figures give together, once it is known which of them are shown: every statement of the report is
 * tested among all that are shown, a
 * claim is judged only where all its figures are shown without a mark, and areas are compared only with areas that are
 * shown. Figures that are not in the list do not count as asked for.
 */
export async function familiesOfStudy(
  effects: Effects,
  study: Study,
  families: readonly FigureFamilies[],
  statusOf: StatusOf,
  sealed: boolean,
): Promise<Families> {
  const isSound = (id: string) => statusOf(id) === "published";
  const isListed = (id: string) => statusOf(id) !== undefined;
  const areas: AreasSideBySide[] = [];
  for (const asked of families.flatMap((one) => one.areas)) {
    const family = listedAreas(asked, isListed);
    if (family.areas.length === 0) continue;
    effects.progress(`comparing areas: ${family.name}`);
    await pause();
    const beside = areasSideBySide(family, isSound);
    if (beside !== null) areas.push(beside);
  }
  const order = study.claims.map(({ name }) => name);
  // A difference between two figures can be shown where both are; a figure that is hidden is not tested.
  const isShown = (id: string) => isSound(id) || statusOf(id) === "unreliable";
  const mayCount = ({ figures, sides }: AskedTest) =>
    figures.some(({ id }) => isShown(id)) || (sides !== null && isShown(sides.one) && isShown(sides.other));
  return {
    register: registerOf(
      families.flatMap(({ tests }) => tests),
      families.flatMap(({ pictures }) => pictures.map((picture) => listedPicture(picture, isListed))),
      mayCount,
      isSound,
    ),
    comparisons: families
      .flatMap(({ comparisons }) => comparisons)
      .map((entry) => listedQuestions(entry, isListed))
      .sort((a, b) => a.entry - b.entry),
    claims: families
      .flatMap(({ claims }) => claims)
      .flatMap((claim) => listedClaims(claim, isListed))
      .map((claim) => judgedClaim(claim, isSound, sealed))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    areas,
  };
}
