import type { ReleaseTable } from "../../src/publish/tables/release-table.ts";
import { type GivenContent, namedRows, releasedContent } from "./released-content.ts";

/** The rows of a table of an invented release, by the names of their columns; throws where the release has no such table. */
export function rowsOf(table: ReleaseTable, changed: GivenContent) {
  const made = table.of(releasedContent(changed));
  if (made === null) throw new Error(`not asked for: ${table.file}`);
  return namedRows(made.table);
}
