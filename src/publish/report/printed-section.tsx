import { type Beside, besidePrinted } from "../tables/beside-printed.ts";
import { noStatistics } from "../tables/holdings.ts";
import { printed } from "../tables/printed.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** A number as typeset, a difference of two shares in percentage points; the id of a figure is left as it is. */
function printedText(text: string, { reads, figure }: Pick<Beside, "reads" | "figure">): string {
  if (!/^[-−+]?[\d.]+$/.test(text)) return text;
  const points = Number(text) === 1 ? " percentage point" : " percentage points";
  const unit = figure.includes("/difference/") ? points : "%";
  return `${text.replace("-", "−")}${reads === "percent" ? unit : ""}`;
}

/** Printed figures compared with ours, and why they may differ. */
export const printedSection: Section = {
  id: "printed",
  title: "Compared with printed figures",
  show: (content) => {
    const lines = besidePrinted(content);
    const { study } = content;
    if (lines.length === 0) return null;
    return (
      <>
        {study.data === "invented" && (
          <p>
            The data are invented, and were made to give these figures. Where ours match the printed ones, the program
            works as described. That does not show that the printed figures were right.
          </p>
        )}
        <PlainTable
          caption="Printed figures and claims compared with ours. “same as printed”: ours rounds to the printed number; “holds”: ours agree with the claim in brackets"
          columns={[
            { head: "Figure" },
            { head: "Printed", numeric: true },
            { head: "Ours", numeric: true },
            { head: "Verdict" },
            { head: "Source" },
            { head: "Note" },
          ]}
          rows={lines.map(({ figure, reads, printed, ours, verdict, source, note }) => [
            figure,
            printedText(printed, { reads, figure }),
            ours === null ? "–" : printedText(ours.replaceAll("-", "−"), { reads, figure }),
            reads === "rounded" || reads === "percent" ? verdict : `${verdict} (${reads})`,
            source,
            note,
          ])}
        />
      </>
    );
  },
  holdings: (content) => printed.of(content)?.holdings ?? noStatistics,
};
