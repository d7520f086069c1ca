import type { ReleasedContent } from "../../release/content.ts";
import { type FoundClaim, foundFamilies } from "../../release/families.ts";
import { isShown, type ShownNumber } from "../../release/finding.ts";
import { claimWords } from "../words/claim-words.ts";
import { someAreasNamed, whyNotTested } from "../words/claims.ts";
import { numberColumn, textColumn, wholeColumn } from "./column.ts";
import { value } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

interface Row {
  readonly claim: FoundClaim;
  readonly says: string;
  /** The first number of the figure that supports it least. */
  readonly number: ShownNumber | null;
}

/** The claims of the study, in its order. */
function rows(content: ReleasedContent): readonly Row[] | null {
  const { study, findings, groupings } = content;
  const { claims } = foundFamilies(findings, groupings);
  if (claims.length === 0) return null;
  return claims.map((claim) => {
    const asked = study.claims.find(({ name }) => name === claim.name);
    if (asked === undefined) throw new Error(`a claim that is not in the study: ${claim.name}`);
    const { weakest } = claim;
    const number = weakest !== null && isShown(weakest) ? (weakest.numbers[0] ?? null) : null;
    return { claim, says: claimWords(asked, study, someAreasNamed(content)), number };
  });
}

/** tables/claims.csv: what was claimed, and whether every one of its figures supports it. */
export const claims = releaseTable<Row>({
  file: "tables/claims.csv",
  title: "claims on every year, area or group",
  rows,
  about: ({ claim }) => (claim.weakest === null ? [] : [claim.weakest]),
  columns: [
    textColumn("claim", "id", "The study's name for the claim", ({ claim }) => claim.name),
    textColumn("says", "note", "What is claimed", ({ says }) => says),
    textColumn("verdict", "status", "supported, not shown or not tested", ({ claim }) => claim.verdict),
    textColumn("sealed", "status", "yes where it was sealed before the data were read", ({ claim }) =>
      claim.sealed ? "yes" : "no",
    ),
    wholeColumn("figures", "setting", "figures", "Figures that it must hold for", ({ claim }) => claim.asked),
    wholeColumn(
      "on_claimed_side",
      "setting",
      "figures",
      "Figures that lie on the claimed side, clearly or not",
      ({ claim }) => claim.onSide,
    ),
    numberColumn(
      "p",
      "p",
      null,
      "The largest of the p values of its figures, one-sided where the claim was sealed, otherwise two-sided",
      ({ claim }) => claim.p,
    ),
    textColumn("weakest_figure", "id", "The figure that supports it least", ({ claim, number }) =>
      number === null ? null : (claim.weakest?.figure.id ?? null),
    ),
    { ...value.estimate, name: "weakest_estimate", title: "The value of that figure" },
    { ...value.lower, name: "weakest_ci_lower", title: "The lower end of its 95% interval" },
    { ...value.upper, name: "weakest_ci_upper", title: "The upper end of its 95% interval" },
    { ...value.unit, title: "The unit of that figure" },
    textColumn("note", "note", "Why it was not tested", ({ claim }) =>
      claim.verdict === "not tested" ? whyNotTested(claim) : null,
    ),
  ],
});
