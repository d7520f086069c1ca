import { noStatistics } from "../tables/holdings.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** What protects the pupils behind the figures, and what this version does not do. */
export const protectionSection: Section = {
  id: "protection",
  title: "Protection and provenance",
  show: ({ rules, checks, provenance }) => (
    <>
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
    </>
  ),
  holdings: () => noStatistics,
};
