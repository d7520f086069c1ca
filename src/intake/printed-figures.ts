import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { bindColumns } from "./bind-columns.ts";
import type { OpenTable } from "./open-table.ts";

/** Ways of reading a printed figure or claim; docs/study.md explains each. */
const readings = [
  "rounded",
  "percent",
  "nearest whole",
  "over",
  "almost",
  "least of years",
  "rises every year",
  "larger than",
  "smaller than",
] as const;

/** Readings that need no number, because they are about the order of figures. */
const ofOrder: readonly string[] = ["rises every year", "larger than", "smaller than"];

/** One line of a file of printed figures. */
export interface PrintedLine {
  readonly id: string;
  readonly figure: string;
  readonly printed: string;
  readonly reads: (typeof readings)[number];
  readonly source: string;
  readonly note: string;
}

const columns: readonly string[] = ["id", "figure", "printed", "source", "note"];

/** In a file without this column, figures are read as rounded. */
const optionalColumn = "reads";

/**
 * Reads a file of printed figures: id, figure (as in estimates.csv), printed, source, note and, optionally, reads.
 *
 * @throws ColdspotError (3) for a missing column or a printed value that is not a number
 */
export async function readPrinted(table: OpenTable, at: string): Promise<readonly PrintedLine[]> {
  const { file } = table.source;
  const [broken] = table.refused;
  if (broken !== undefined) {
    throw new ColdspotError(`${file}, record ${broken.record}: ${broken.reason}`, {
      exitCode: 3,
      advice: `give every figure its ${table.header.length} columns, in quotes where they hold commas`,
    });
  }
  const wanted = table.header.includes(optionalColumn) ? [...columns, optionalColumn] : columns;
  const bound = bindColumns(
    file,
    table.header,
    wanted.map((column) => ({ column, at })),
  );
  const texts = await table.texts(wanted.map((column) => bound.get(column) ?? 0));
  return Array.from({ length: table.rows }, (_, row) => {
    const [id = "", figure = "", printed = "", source = "", note = "", written = ""] = texts.map(
      (column) => column[row]?.trim() ?? "",
    );
    const reads = readings.find((reading) => reading === (written === "" ? "rounded" : written));
    const refuse = (column: string, what: string, advice: string) =>
      new ColdspotError(`${file}, record ${table.recordOf(row)}, column ${column}: ${what}`, { exitCode: 3, advice });
    if (reads === undefined)
      throw refuse(
        "reads",
        `unknown reading: ${shortWord(written)}${didYouMean(written, readings)}`,
        "docs/study.md lists them",
      );
    if (!ofOrder.includes(reads) && !/^[-−+]?(\d+\.?\d*|\.\d+)$/.test(printed)) {
      throw refuse(
        "printed",
        `not a number: ${shortWord(printed)}`,
        "write the figure as it was printed, without its unit",
      );
    }
    return { id, figure, printed, reads, source, note };
  });
}
