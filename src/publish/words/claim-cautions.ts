import { slug } from "../../places/area.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Claim } from "../../study/claim.ts";
import { selectionCautions } from "./selection-words.ts";

/** What a reader of a claim must know about how the areas it is about were chosen: the cautions of its figures. */
export function claimCautions({ request }: Claim, { study, findings }: ReleasedContent): readonly string[] {
  const places = new Set(request.in);
  const keys = new Set(request.in.map(slug));
  const about = [...findings.values()].filter(({ figure: { measure, base, of } }) => {
    if (measure !== request.measure || (request.kind !== "leadership" && base !== request.statistic)) return false;
    return places.has(of.area.scheme) || keys.has(of.area.key);
  });
  return selectionCautions(
    about.map(({ figure }) => figure),
    study,
  );
}
