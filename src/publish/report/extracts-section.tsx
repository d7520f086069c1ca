import type { ColumnOfRole } from "../../release/provenance.ts";
import { noStatistics } from "../tables/holdings.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";

interface NamesOfRole {
  readonly entry: string;
  readonly role: string;
  /** How many files use each name. */
  readonly names: Map<string, number>;
}

function namesOfRoles(columns: readonly ColumnOfRole[]): readonly NamesOfRole[] {
  const byRole = new Map<string, NamesOfRole>();
  for (const { entry, role, column } of columns) {
    const key = JSON.stringify([entry, role]);
    const found = byRole.get(key) ?? { entry, role, names: new Map<string, number>() };
    found.names.set(column, (found.names.get(column) ?? 0) + 1);
    byRole.set(key, found);
  }
  return [...byRole.values()];
}

function namesWords({ names }: NamesOfRole): string {
  const said = [...names].slice(0, 6).map(([name, files]) => (names.size === 1 ? name : `${name} (${files})`));
  return `${said.join(", ")}${names.size > 6 ? `, and ${names.size - 6} more` : ""}`;
}

/** For extracts of the National Pupil Database: what is odd about the years, and which column was used for what. */
export const extractsSection: Section = {
  id: "extracts",
  title: "The extracts and their years",
  show: ({ columns, yearNotes }) => {
    if (columns.length === 0) return null;
    return (
      <>
        {yearNotes.length > 0 && (
          <PlainTable
            caption="What to know about the years of this study"
            columns={[{ head: "Years" }, { head: "What" }, { head: "Why it matters" }, { head: "Source" }]}
            rows={yearNotes.map(({ years, what, why, source, confidence }) => [
              years.join(", "),
              what,
              why,
              `${source} (${confidence})`,
            ])}
          />
        )}
        <details>
          <summary>Which column was used for what</summary>
          <PlainTable
            caption="Columns by role; in brackets, how many files use the name"
            columns={[{ head: "Files" }, { head: "Role" }, { head: "Column" }]}
            rows={namesOfRoles(columns).map((one) => [one.entry, one.role, namesWords(one)])}
          />
        </details>
      </>
    );
  },
  holdings: () => noStatistics,
};
