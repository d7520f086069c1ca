import type { Effects } from "../../effects/effects.ts";
import { pause } from "../../effects/pause.ts";
import { type AreasSideBySide, areasSideBySide } from "../../estimates/families/areas-side-by-side.ts";
import { adjustedFamily } from "../../estimates/families/comparison-family.ts";
import { judgedClaim } from "../../estimates/families/judged-claim.ts";
import type { Families, StatusOf } from "../../release/families.ts";
import type { Study } from "../../study/study.ts";
import type { FigureFamilies } from "./figure-families.ts";
import { listedAreas, listedClaims, listedQuestions } from "./listed-figures.ts";

/**
 * What figures give together, once it is known which of them are shown: p values count the questions that are shown, a
 * claim is judged only where all its figures are shown without a mark, and areas are compared only with areas that are
 * shown. Figures that are not in the list do not count as asked for.
 */
export async function familiesOfStudy(
  effects: Effects,
  study: Study,
  families: readonly FigureFamilies[],
  statusOf: StatusOf,
): Promise<Families> {
  const isSound = (id: string) => statusOf(id) === "published";
  const isHidden = (id: string) => statusOf(id) === "suppressed";
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
  return {
    families: families
      .flatMap(({ comparisons }) => comparisons)
      .sort((a, b) => Number(a.name.split(" ")[1]) - Number(b.name.split(" ")[1]))
      .map((family) => adjustedFamily(listedQuestions(family, isListed), ({ figures }) => !figures.some(isHidden))),
    claims: families
      .flatMap(({ claims }) => claims)
      .flatMap((claim) => listedClaims(claim, isListed))
      .map((claim) => judgedClaim(claim, isSound))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    areas,
  };
}
