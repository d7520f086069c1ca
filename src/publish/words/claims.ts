import type { ReleasedContent } from "../../release/content.ts";
import { type FoundClaim, foundFamilies } from "../../release/families.ts";
import { isShown, reasonOf } from "../../release/finding.ts";
import { readableP } from "./adjusted.ts";
import { claimWords } from "./claim-words.ts";
import { readable, readableInterval } from "./readable.ts";

/** Why a claim on every figure was not tested: some are not shown, or unreliable. */
export function whyNotTested({ missing, asked }: FoundClaim): string {
  const [first] = missing;
  if (first === undefined) return "it is about no figure";
  const reason = isShown(first) ? first.marks.join("; ") : reasonOf(first);
  return `${missing.length} of its ${asked} figures cannot bear it: ${first.figure.id} is ${first.status.replace("_", " ")} (${reason})`;
}

/** A claim with what became of it, in words. */
export interface ToldClaim {
  readonly name: string;
  readonly says: string;
  readonly verdict: string;
  readonly p: string;
  readonly weakest: string;
}

function told(claim: FoundClaim, says: string): ToldClaim {
  const { name, verdict, p, weakest, onSide, asked } = claim;
  if (verdict === "not tested" || p === null || onSide === null)
    return { name, says, verdict: `not tested: ${whyNotTested(claim)}`, p: "–", weakest: "–" };
  const number = weakest?.numbers[0];
  const { of } = weakest?.figure ?? { of: null };
  const place = of === null || number === undefined ? "–" : `${of.area.name}, ${of.year}`;
  return {
    name,
    says,
    verdict:
      verdict === "supported"
        ? asked === 1
          ? "supported: its one figure bears it out"
          : `supported: all ${asked} figures bear it out`
        : asked === 1
          ? `not shown: its one figure ${onSide === 1 ? "lies on this side, and does not bear it out" : "does not lie on this side"}`
          : `not shown: ${onSide} of ${asked} figures lie on this side${onSide === asked ? ", and not all of them bear it out" : ""}`,
    p: readableP(p),
    weakest:
      number === undefined
        ? place
        : `${place}: ${readable(number.value, number)} ${number.unit} (${readableInterval(number)})`,
  };
}

/** Every claim of the study, in its order. */
export function toldClaims({ study, findings, groupings }: ReleasedContent): readonly ToldClaim[] {
  return foundFamilies(findings, groupings).claims.map((claim) => {
    const asked = study.claims.find(({ name }) => name === claim.name);
    if (asked === undefined) throw new Error(`a claim that nobody made: ${claim.name}`);
    return told(claim, claimWords(asked, study));
  });
}
