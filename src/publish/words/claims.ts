import type { ReleasedContent } from "../../release/content.ts";
import { type FoundClaim, foundFamilies } from "../../release/families.ts";
import { isShown, isValue, reasonOf } from "../../release/finding.ts";
import { readableP } from "./adjusted.ts";
import { claimWords, type SomeNamed } from "./claim-words.ts";
import { differenceText } from "./leadership-words.ts";
import { readable, readableInterval } from "./readable.ts";
import { isOfSchools } from "./words.ts";

/** Why a claim on every figure was not tested: some are not shown, or unreliable. */
export function whyNotTested({ missing, asked }: FoundClaim): string {
  const [first] = missing;
  if (first === undefined) return "it is about no figure";
  if (isValue(first))
    return `${missing.length} of its ${asked} figures have no error: ${first.figure.id}: ${first.note}`;
  const reason = isShown(first) ? first.marks.join("; ") : reasonOf(first);
  return `${missing.length} of its ${asked} figures cannot be used: ${first.figure.id} is ${first.status.replace("_", " ")} (${reason})`;
}

/** A claim and its verdict, in words. */
export interface ToldClaim {
  readonly name: string;
  readonly says: string;
  readonly verdict: string;
  readonly p: string;
  readonly weakest: string;
}

function told(claim: FoundClaim, says: string, ofSchools: boolean): ToldClaim {
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
          ? "supported: its one figure points this way clearly"
          : `supported: all ${asked} figures point this way clearly`
        : asked === 1
          ? `not shown: its one figure ${onSide === 1 ? "points this way, but not clearly enough" : "does not point this way"}`
          : `not shown: ${onSide} of ${asked} figures point this way${onSide === asked ? ", but not all of them clearly enough" : ""}`,
    p: readableP(p),
    weakest:
      number === undefined
        ? place
        : `${place}: ${ofSchools ? differenceText(number) : `${readable(number.value, number)} ${number.unit} (${readableInterval(number)})`}`,
  };
}

/** The schemes of a release of which only some areas may be named. */
export function someAreasNamed({ schemesOfRecords }: ReleasedContent): SomeNamed {
  return new Set(schemesOfRecords.map(({ scheme }) => scheme));
}

/** Every claim of the study, in its order. */
export function toldClaims(content: ReleasedContent): readonly ToldClaim[] {
  const { study, findings, groupings } = content;
  const someNamed = someAreasNamed(content);
  return foundFamilies(findings, groupings).claims.map((claim) => {
    const asked = study.claims.find(({ name }) => name === claim.name);
    if (asked === undefined) throw new Error(`a claim that is not in the study: ${claim.name}`);
    return told(claim, claimWords(asked, study, someNamed), isOfSchools(study, asked.request.measure));
  });
}
