import { noStatistics } from "../tables/holdings.ts";
import { clustersNoun } from "../words/words.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

/** What protects the pupils behind the figures, and what this version does not do. */
export const protectionSection: Section = {
  id: "protection",
  title: "Protection and provenance",
  show: ({ rules, checks, provenance, study }) => (
    <>
      <p>
        Rules: {rules.title} (<code>{rules.name}</code>). {rules.why} Source: {rules.source}; {rules.confidence}.
      </p>
      {clustersNoun(study) !== "schools" && (
        <p>
          A table of areas shows areas and groups, not schools: its figures are of single areas too, each of which the
          source has published. What it hides for an area is not worked out.
        </p>
      )}
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
