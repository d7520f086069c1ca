import type { ReleasedContent } from "../../release/content.ts";
import { type FoundClaim, foundFamilies } from "../../release/families.ts";
import { isShown, isValue, reasonOf } from "../../release/finding.ts";
import { claimWords, type SomeNamed } from "./claim-words.ts";
import { differenceText, schoolsNoun } from "./leadership-words.ts";
import { readable, readableInterval } from "./readable.ts";
import { readableP } from "./test-words.ts";
import { isOfSchools, populationNoun } from "./words.ts";

/** Why a claim on every figure was not tested: some are not shown, or unreliable. */
export function whyNotTested({ missing, asked }: FoundClaim): string {
  const [first] = missing;
  if (first === undefined) return "it is about no figure";
  if (isValue(first))
    return `${missing.length} of its ${asked} figures have no error: ${first.figure.id}: ${first.note}`;
  const reason = isShown(first) ? first.marks.join("; ") : reasonOf(first);
  return `${missing.length} of its ${asked} figures cannot be used: ${first.figure.id} is ${first.status.replace("_", " ")} (${reason})`;
}

/** When the claims were written, as far as that is known, and which p values follow. It ends the clause that it stands in. */
export function sealSentence({ provenance }: Pick<ReleasedContent, "provenance">): string {
  const { seal } = provenance;
  const on = seal.date === null ? "" : ` on ${seal.date}`;
  if (seal.state === "whole")
    return `which was sealed${on} and asks what it asked then: they were written before the data were read. Their p values are one-sided, for the side that is claimed. The seal holds the hash ${seal.sha256}; who was given it before can confirm that.`;
  const why =
    seal.state === "broken"
      ? `which was sealed${on}, but what it asks has changed since`
      : "which was not sealed before the data were read";
  return `${why}: they may have been written after looking at the figures. Their p values are therefore two-sided.`;
}

/** A claim and its verdict, in words. */
export interface ToldClaim {
  readonly name: string;
  readonly says: string;
  readonly verdict: string;
  readonly p: string;
  readonly weakest: string;
  /** "one-sided" where the claim was sealed before its data were read, otherwise "two-sided". */
  readonly sides: "one-sided" | "two-sided";
  /** Whether it was sealed, in words. */
  readonly seal: string;
}

/** What may be said about when the claims were written. */
export function sealWords({ seal }: Pick<ReleasedContent["provenance"], "seal">): string {
  const on = seal.date === null ? "" : ` on ${seal.date}`;
  switch (seal.state) {
    case "whole":
      return `sealed${on}, before the data were read`;
    case "broken":
      return `not sealed: the study was sealed${on} and changed since`;
    case "none":
      return "not sealed: may have been written after looking";
  }
}

function told(claim: FoundClaim, says: string, content: ReleasedContent, ofSchools: boolean): ToldClaim {
  const { name, verdict, p, weakest, onSide, asked, sealed } = claim;
  const { study, provenance } = content;
  const head = { name, says, sides: sealed ? "one-sided" : "two-sided", seal: sealWords(provenance) } as const;
  if (verdict === "not tested" || p === null || onSide === null)
    return { ...head, verdict: `not tested: ${whyNotTested(claim)}`, p: "–", weakest: "–" };
  const number = weakest?.numbers[0];
  const place =
    weakest === null || number === undefined
      ? "–"
      : `${populationNoun(study, weakest.figure.of.population)} in ${weakest.figure.of.area.name}, ${weakest.figure.of.year}`;
  const named = ofSchools && weakest !== null ? `${schoolsNoun(weakest.figure.of)}, ${weakest.figure.of.year}` : place;
  return {
    ...head,
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
        : `${named}: ${ofSchools ? differenceText(number) : `${readable(number.value, number)} ${number.unit} (${readableInterval(number)})`}`,
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
    return told(claim, claimWords(asked, study, someNamed), content, isOfSchools(study, asked.request.measure));
  });
}
