import { claims } from "../tables/claims.ts";
import { noStatistics } from "../tables/holdings.ts";
import { sealSentence, toldClaims } from "../words/claims.ts";
import { claimCautions } from "../words/selection-words.ts";
import { capital } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** Claims of the study with what became of them. */
export const claimsSection: Section = {
  id: "claims",
  title: "What was claimed",
  show: (content) => {
    const told = toldClaims(content);
    const [first] = told;
    if (first === undefined) return null;
    const { sides } = first;
    return (
      <>
        <p>
          These claims are in the study file, {sealSentence(content)} A claim about every year, area or group is as sure
          as the figure that supports it least: its p value is the largest of the p values of its figures. A claim is
          “supported” if its p value is at most 0.05. “Not shown” does not mean that the claim is false. A claim is not
          tested if one of its figures is hidden, unreliable or not available. A gap below zero means that the group is
          ahead; it counts as smaller than any gap above zero.
        </p>
        <PlainTable
          caption="Claims of the study"
          columns={[
            { head: "Claim" },
            { head: "What is claimed" },
            { head: "Verdict" },
            { head: `${capital(sides)} p`, numeric: true },
            { head: "Least sure" },
          ]}
          rows={told.map(({ name, says, verdict, p, weakest }) => [name, says, verdict, p, weakest])}
        />
        {content.study.claims.flatMap((claim) =>
          claimCautions(claim, content).map((caution) => (
            <p key={`${claim.name} ${caution}`}>
              {capital(claim.name)}: {caution}
            </p>
          )),
        )}
      </>
    );
  },
  holdings: (content) => claims.of(content)?.holdings ?? noStatistics,
};
