import type { RowOfTable } from "../../src/intake/against-itself/row-of-table.ts";

/** A group as tests write it: pupils, and the mean in hundredths. */
export type Written = readonly [pupils: number, mean: number];

/** Rows of schools 100001, 100002, ... of 2019, in the order of a file, with other ids or attributes where they are given. */
export function rowsOfTable(
  groups: readonly Readonly<Record<string, Written>>[],
  changed: (at: number) => Partial<RowOfTable> = () => ({}),
): readonly RowOfTable[] {
  return groups.map((own, at) => ({
    school: String(100001 + at),
    year: 2019,
    file: "s.csv",
    record: at + 2,
    attributes: new Map(),
    kinds: new Map(),
    groups: new Map(Object.entries(own).map(([name, [pupils, value]]) => [name, { pupils, value, printed: true }])),
    ...changed(at),
  }));
}
