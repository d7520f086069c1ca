import type { VNode } from "preact";
import { Released, type ReleasedContent } from "../../release/released.ts";
import { flowTitle } from "../pictures/flow-rows.ts";
import { type Beside, besidePrinted } from "../tables/printed.ts";
import { readableCount } from "../words/readable.ts";
import { FlowOfEntry } from "./flow-of-entry.tsx";
import { PlainTable } from "./plain-table.tsx";

/** A number as typeset, of two shares' difference in percentage points; the id of a figure as it is. */
function printedText(text: string, { reads, figure }: Pick<Beside, "reads" | "figure">): string {
  if (!/^[-−+]?[\d.]+$/.test(text)) return text;
  const points = Number(text) === 1 ? " percentage point" : " percentage points";
  const unit = figure.includes("/difference/") ? points : "%";
  return `${text.replace("-", "−")}${reads === "percent" ? unit : ""}`;
}

/** Printed figures beside ours, with why they may differ. */
export function PrintedSection({ released }: { readonly released: Released }): VNode | null {
  const lines = besidePrinted(released);
  const { study } = Released.contentOf(released);
  if (lines.length === 0) return null;
  return (
    <section id="printed" aria-labelledby="printed-heading">
      <h2 id="printed-heading">Beside printed figures</h2>
      {study.data === "invented" && (
        <p>
          The data are invented, and made to give these figures. Where ours match the print, the machinery works as
          described. That does not show that the printed figures were right.
        </p>
      )}
      <PlainTable
        caption="Printed figures and claims beside ours; “same as printed”: ours rounds to what was printed; “holds”: ours are as the claim in brackets says"
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
    </section>
  );
}

/** What went in and what became of every row. */
export function DataSection({ content }: { readonly content: ReleasedContent }): VNode {
  const { entries, unplaced, notes, study } = content;
  return (
    <section id="data" aria-labelledby="data-heading">
      <h2 id="data-heading">The data</h2>
      <p>
        {study.data === "invented" ? "The data are invented." : "The data are real."} Every row read was used or stands
        in the private ledger with its reason.
      </p>
      {entries.map((flow) => (
        <FlowOfEntry key={flowTitle(flow)} content={content} flow={flow} />
      ))}
      {notes.length > 0 && (
        <PlainTable
          caption="Pupils of whom something was not observed, or to whom a rule was applied"
          columns={[{ head: "What" }, { head: "Pupils", numeric: true }]}
          rows={notes.map(({ what, pupils }) => [what, readableCount(pupils)])}
        />
      )}
      {unplaced.length > 0 && (
        <PlainTable
          caption={`Schools in no area of a scheme (they still count for ${study.places.whole ?? "England"})`}
          columns={[{ head: "Scheme" }, { head: "Why" }, { head: "Schools", numeric: true }]}
          rows={unplaced.map(({ scheme, reason, schools }) => [scheme, reason, readableCount(schools)])}
        />
      )}
    </section>
  );
}

/** What protects the pupils behind the figures, and what this version does not do. */
export function ProtectionSection({ content }: { readonly content: ReleasedContent }): VNode {
  const { rules, checks, provenance } = content;
  return (
    <section id="protection" aria-labelledby="protection-heading">
      <h2 id="protection-heading">Protection and provenance</h2>
      <p>
        Rules: {rules.title} (<code>{rules.name}</code>). {rules.why} Source: {rules.source}; {rules.confidence}.
      </p>
      <PlainTable
        caption="Checks on this release"
        columns={[{ head: "Check" }, { head: "Status" }, { head: "What it means" }]}
        rows={checks.map(({ name, status, what }) => [name, status, what])}
      />
      <p>
        Made by {provenance.program} with {provenance.engine} from <code>{provenance.studyFile}</code> (SHA-256{" "}
        <code>{provenance.studySha256}</code>). The same input gives the same bytes.
      </p>
    </section>
  );
}
