import type { ReleasedContent } from "../../release/content.ts";
import { type Beside, besidePrinted } from "./beside-printed.ts";
import { numberColumn, textColumn } from "./column.ts";
import { releaseTable } from "./release-table.ts";

/** The printed figures that the study names, in its order. */
function rows(content: ReleasedContent): readonly Beside[] | null {
  return content.printed.length === 0 ? null : besidePrinted(content);
}

/**
 * printed.csv: every printed figure that the study names, with ours and a verdict at the rounding of the printed value.
 */
export const printed = releaseTable<Beside>({
  file: "printed.csv",
  title: "printed figures compared with ours",
  rows,
  about: ({ about }) => about,
  columns: [
    textColumn("id", "id", "The line of the file of printed figures", ({ id }) => id),
    textColumn("figure", "id", "Our figure, or several by a pattern", ({ figure }) => figure),
    textColumn(
      "printed",
      "estimate",
      "What was printed: a number, or the other figure of a claim",
      (row) => row.printed,
    ),
    textColumn("reads", "kind", "How the printed value is to be read", ({ reads }) => reads),
    textColumn("ours", "estimate", "Our value, or values with a space between", ({ ours }) => ours),
    numberColumn("difference", "estimate", null, "Ours minus the printed value", ({ difference }) => difference),
    textColumn("verdict", "status", "Whether ours is the same, or the claim holds", ({ verdict }) => verdict),
    textColumn("source", "note", "Where it was printed", ({ source }) => source),
    textColumn("note", "note", "What a reader must know about it", ({ note }) => note),
  ],
});
