import type { FlowRow } from "../../charts/flow-row.ts";
import type { EntryFlow } from "../../release/entry-flow.ts";
import type { ProtectedCount } from "../../release/protected-flow.ts";
import type { Rules } from "../../release/rules.ts";
import { readableCount } from "../words/readable.ts";

const all = (label: string, rows: ProtectedCount, share: number | null): FlowRow => ({
  label,
  kind: "all",
  leftOut: "",
  left: readableCount(rows),
  before: share,
  after: share,
});

/** The flow of an entry as rows of its picture: read, each reason one by one, used, and what was used in part. */
export function flowRows({ rowsRead, rowsUsed, steps, inPart }: EntryFlow): readonly FlowRow[] {
  const share = (rows: ProtectedCount) =>
    rows === null || rowsRead === null || rowsRead === 0 ? null : rows / rowsRead;
  return [
    all("read", rowsRead, share(rowsRead)),
    ...steps.map(
      ({ reason, rows, left }, index): FlowRow => ({
        label: reason,
        kind: "left out",
        leftOut: readableCount(rows),
        left: left === null ? "" : readableCount(left),
        before: share(index === 0 ? rowsRead : (steps[index - 1]?.left ?? null)),
        after: share(left),
      }),
    ),
    all("used", rowsUsed, share(rowsUsed)),
    ...inPart.map(
      ({ reason, rows }): FlowRow => ({
        label: `of these, used without one group (${reason})`,
        kind: "part",
        leftOut: "",
        left: readableCount(rows),
        before: share(rows),
        after: share(rows),
      }),
    ),
  ];
}

/** What became of the rows of an entry, in a sentence. */
export function flowTitle({ entry, measures, rowsRead, rowsUsed }: EntryFlow): string {
  const reading = measures.length === 0 ? "" : ` for ${measures.join(" and ")}`;
  if (rowsRead === null) return `What became of the rows of ${entry}${reading}`;
  if (rowsUsed === null) return `Of ${readableCount(rowsRead)} rows of ${entry}, few or none were used${reading}`;
  return `Of ${readableCount(rowsRead)} rows of ${entry}, ${readableCount(rowsUsed)} were used${reading}`;
}

/** What the picture of a flow shows, and what the rules keep out of it. */
export function flowCaption({ files }: EntryFlow, rules: Rules): string {
  const together = files.length === 1 ? "" : ` of all ${files.length} files together`;
  const rounded =
    rules.roundCountsTo === 1
      ? ""
      : ` Counts are rounded to ${rules.roundCountsTo}, and what is left follows from them. Reasons with fewer than ${rules.hide.pupilsBelow} rows are not named: their rows are taken off at “any other reason”.`;
  const shapes = files.flatMap(({ file, shape }) => (shape === undefined ? [] : [` ${file} was read with: ${shape}.`]));
  return `Rows${together} by the first reason that left each out, in the order of the checks; the bars show what is left of all rows read.${rounded}${[...new Set(shapes)].join("")}`;
}
