import { textColumn, type Unit, wholeColumn } from "../tables/column.ts";
import { fewest, type Holdings, type Units } from "../tables/holdings.ts";
import { fill, type Table, type TableOf } from "../tables/table.ts";

/** One file of a release, as the list for an output checker describes it. */
export interface OutputFile {
  readonly file: string;
  readonly title: string;
  readonly holdings: Holdings;
}

interface Row extends OutputFile {
  readonly rules: string;
}

const smallest = (list: "behind" | "counted", units: Units & Unit) => {
  const [name, title] =
    list === "behind"
      ? [`fewest_${units}_behind_a_mean`, `The fewest ${units} behind a mean that its numbers are made of`]
      : [`fewest_${units}_counted`, `The smallest number of ${units} that can be read in it`];
  return wholeColumn(name, "count", units, title, ({ holdings }: Row) => fewest(holdings[list], units));
};

/** The list of outputs before it has rows. */
export const outputs: TableOf<Row> = {
  file: "evidence/outputs.csv",
  title: "this list",
  columns: [
    textColumn("file", "id", "The file", ({ file }) => file),
    textColumn("what", "note", "What it is", ({ title }) => title),
    textColumn("statistic_kind", "kind", "The kinds of statistics in it", ({ holdings: { statistics } }) =>
      statistics.length === 0 ? "no statistics" : statistics.join(", "),
    ),
    textColumn("rules", "method", "The rules that the release passed", ({ rules }) => rules),
    smallest("behind", "pupils"),
    smallest("behind", "schools"),
    smallest("counted", "pupils"),
    smallest("counted", "schools"),
    smallest("counted", "rows"),
  ],
};

/** evidence/outputs.csv: what each file is, which statistics it holds, and the smallest counts in it. */
export function outputsOf(files: readonly OutputFile[], rules: string): Table {
  return fill(
    outputs,
    files.map((one) => ({ ...one, rules })),
  );
}
