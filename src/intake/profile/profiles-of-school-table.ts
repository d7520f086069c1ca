import { suppressionCodes } from "../published-codes.ts";
import { type Columns, type OwnColumns, ownGroups, type SchoolTableQuestion } from "../school-table-columns.ts";
import { type ColumnProfile, profilesOfCells, wantedOfRole } from "./column-profile.ts";

/** What is in the columns that the study uses, in the rows of schools that it keeps. */
export function profilesOfSchoolTable(
  { spec, roles }: SchoolTableQuestion,
  columns: Columns,
  rows: readonly number[],
): readonly ColumnProfile[] {
  const of = (column: string) => columns.get(column) ?? [];
  const attributes = ["urn", "year", ...roles].flatMap((role) => {
    const column = spec.columns.get(role);
    return column === undefined ? [] : [{ column, wanted: wantedOfRole(role), cells: of(column), rows }];
  });
  const groups = ownGroups(spec).flatMap(([, group]) => [
    { column: group.pupils, wanted: "count" as const, cells: of(group.pupils), rows },
    { column: valueColumn(group), wanted: "number" as const, cells: of(valueColumn(group)), rows },
    ...[...group.where.keys()].map((column) => ({ column, wanted: wantedOfRole(""), cells: of(column), rows })),
  ]);
  const chosen = [...spec.keep.keys(), ...spec.witnesses.keys()].map((column) => ({
    column,
    wanted: wantedOfRole(""),
    cells: of(column),
    rows: null,
  }));
  return profilesOfCells([...attributes, ...groups, ...chosen], suppressionCodes(spec.codes));
}

/** The column of a group's mean or sum. */
function valueColumn(group: OwnColumns): string {
  return group.kind === "mean" ? group.mean : group.sum;
}
