import type { ReleasedContent } from "../../release/content.ts";
import { flowTitle } from "../pictures/flow-rows.ts";
import { holdingsOfColumn } from "../tables/columns-used.ts";
import { countsOf, type Holdings, together } from "../tables/holdings.ts";
import { readableCount } from "../words/readable.ts";
import { capital, clustersNoun } from "../words/words.ts";
import { ColumnsUsed } from "./columns-used.tsx";
import { FlowOfEntry } from "./flow-of-entry.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

const percent = (share: number) => `${Math.round(100 * share)}%`;

function holdings({ entries, losses, usedColumns, unplaced, notes }: ReleasedContent): Holdings {
  return together([
    ...entries.map(({ rowsRead, rowsUsed, steps, inPart }) =>
      countsOf("rows", [rowsRead, rowsUsed, ...[...steps, ...inPart].map(({ rows }) => rows)]),
    ),
    ...losses
      .filter(({ why }) => why !== "")
      .map(({ wanted, lost, noValue }) => countsOf("rows", [wanted, lost, noValue])),
    ...usedColumns.map(holdingsOfColumn),
    countsOf(
      "schools",
      unplaced.map(({ schools }) => schools),
    ),
    countsOf(
      "pupils",
      notes.map(({ pupils }) => pupils),
    ),
  ]);
}

/** What went in and what became of every row. */
export const dataSection: Section = {
  id: "data",
  title: "The data",
  show: (content) => {
    const { entries, losses, unplaced, notes, schemesOfRecords, study, rules } = content;
    const incomplete = losses.filter(({ why }) => why !== "");
    return (
      <>
        <p>
          {study.data === "invented" ? "The data are invented." : "The data are real."} Every row that was read was
          either used or is listed in the private ledger with the reason.
        </p>
        {entries.map((flow) => (
          <FlowOfEntry key={flowTitle(flow)} content={content} flow={flow} />
        ))}
        {incomplete.length > 0 && (
          <PlainTable
            caption={`Rows that the study wants and could not use: lost, or without a value at the source. Figures are marked above ${percent(rules.loss.mark)} of rows lost and withheld above ${percent(rules.loss.withhold)}`}
            columns={[
              { head: "File" },
              { head: "Group" },
              { head: "Rows wanted", numeric: true },
              { head: "Lost", numeric: true },
              { head: "No value", numeric: true },
              { head: "Figures" },
            ]}
            rows={incomplete.map(({ file, year, group, wanted, lost, noValue, verdict }) => [
              year === null ? file : `${file} (${year})`,
              group ?? "whole rows",
              readableCount(wanted),
              readableCount(lost),
              readableCount(noValue),
              verdict,
            ])}
          />
        )}
        <ColumnsUsed columns={content.usedColumns} />
        {notes.length > 0 && (
          <PlainTable
            caption="Pupils for whom something was not observed, or to whom a rule was applied"
            columns={[{ head: "What" }, { head: "Pupils", numeric: true }]}
            rows={notes.map(({ what, pupils }) => [what, readableCount(pupils)])}
          />
        )}
        {unplaced.length > 0 && (
          <PlainTable
            caption={`${capital(clustersNoun(study))} in no area of a scheme (they still count for ${study.places.whole ?? "England"})`}
            columns={[{ head: "Scheme" }, { head: "Why" }, { head: capital(clustersNoun(study)), numeric: true }]}
            rows={unplaced.map(({ scheme, reason, schools }) => [scheme, reason, readableCount(schools)])}
          />
        )}
        {schemesOfRecords.length > 0 && (
          <PlainTable
            caption="Schemes whose areas have their names from the records of pupils"
            columns={[{ head: "Scheme" }, { head: "Its areas" }]}
            rows={schemesOfRecords.map(({ scheme, what }) => [scheme, what])}
          />
        )}
      </>
    );
  },
  holdings,
};
