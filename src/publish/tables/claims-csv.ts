import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { isShown } from "../../release/finding.ts";
import type { ProtectedClaim } from "../../release/many.ts";
import { Released } from "../../release/released.ts";
import { claimWords } from "../words/claim-words.ts";
import { whyNotTested } from "../words/claims.ts";

/** Columns of tables/claims.csv, in order: one row a claim. */
export const claimColumns = [
  "claim",
  "says",
  "verdict",
  "figures",
  "on_claimed_side",
  "p",
  "weakest_figure",
  "weakest_estimate",
  "weakest_ci_lower",
  "weakest_ci_upper",
  "unit",
  "note",
] as const;

function weakest({ weakest: finding }: ProtectedClaim): readonly (string | null)[] {
  const number = finding !== null && isShown(finding) ? finding.numbers[0] : undefined;
  if (finding === null || number === undefined) return [null, null, null, null, null];
  const print = (value: number) => formatFixed(value, number.decimals);
  return [finding.figure.id, print(number.value), print(number.lower), print(number.upper), number.unit];
}

/** tables/claims.csv: what was claimed, and whether every one of its figures bears it out. */
export function claimsCsv(released: Released): string {
  const { study, many } = Released.contentOf(released);
  const rows = many.claims.map((claim) => {
    const asked = study.claims.find(({ name }) => name === claim.name);
    if (asked === undefined) throw new Error(`a claim that nobody made: ${claim.name}`);
    const says = claimWords(asked, study);
    return [
      claim.name,
      says,
      claim.verdict,
      claim.asked,
      claim.onSide,
      claim.p,
      ...weakest(claim),
      claim.verdict === "not tested" ? whyNotTested(claim) : "",
    ];
  });
  return csvText(claimColumns, rows);
}
