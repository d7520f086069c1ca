import { ColdspotError } from "../effects/coldspot-error.ts";
import { bindColumns } from "./bind-columns.ts";
import type { OpenTable } from "./open-table.ts";

/** One line of a file of printed figures. */
export interface PrintedLine {
  readonly id: string;
  readonly figure: string;
  readonly printed: string;
  readonly source: string;
  readonly note: string;
}

const columns = ["id", "figure", "printed", "source", "note"] as const;

/**
 * Reads a file of printed figures: id, figure (as in estimates.csv), printed, source, note.
 *
 * @throws ColdspotError (3) for a missing column or a printed value that is not a number
 */
export async function readPrinted(table: OpenTable, at: string): Promise<readonly PrintedLine[]> {
  const { file } = table.source;
  const [broken] = table.refused;
  if (broken !== undefined) {
    throw new ColdspotError(`${file}, record ${broken.record}: ${broken.reason}`, {
      exitCode: 3,
      advice: `give every figure its ${columns.length} columns, in quotes where they hold commas`,
    });
  }
  const bound = bindColumns(
    file,
    table.header,
    columns.map((column) => ({ column, at })),
  );
  const texts = await table.texts(columns.map((column) => bound.get(column) ?? 0));
  return Array.from({ length: table.rows }, (_, row) => {
    const [id = "", figure = "", printed = "", source = "", note = ""] = texts.map(
      (column) => column[row]?.trim() ?? "",
    );
    if (!/^[-−+]?(\d+\.?\d*|\.\d+)$/.test(printed)) {
      throw new ColdspotError(`${file}, record ${table.recordOf(row)}, column printed: not a number: ${printed}`, {
        exitCode: 3,
        advice: "write the figure as it was printed, without its unit",
      });
    }
    return { id, figure, printed, source, note };
  });
}
