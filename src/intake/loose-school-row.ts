import type { LooseRow } from "./lost-rows.ts";
import { ownGroups, type SchoolTableQuestion } from "./school-table-columns.ts";

/** What lost rows may have in common: the sign and size of each group's mean, its pupils, the year and the area. */
export function looseRow({ spec, roles }: SchoolTableQuestion, cell: (column: string) => string | null): LooseRow {
  const text = (column: string) => cell(column) ?? "";
  const numbers = ownGroups(spec).flatMap(([name, group]) => [
    [
      `${group.kind === "mean" ? "a mean" : "a sum"} of ${name}`,
      text(group.kind === "mean" ? group.mean : group.sum),
    ] as const,
    [`a number of pupils of ${name}`, text(group.pupils)] as const,
  ]);
  const texts = ["year", ...roles.filter((role) => areaRoles.includes(role))].flatMap((role) => {
    const column = spec.columns.get(role);
    return column === undefined ? [] : [[role, oneLine(cell(column))] as const];
  });
  return { numbers: new Map(numbers), texts: new Map(texts) };
}

/** Roles of columns that name an area, as the words for what rows have in common. */
const areaRoles: readonly string[] = ["region", "authority", "district"];

/** The name of a place on one line: how a name is broken depends on the file's line ends, not on who wrote it. */
export function oneLine(cell: string | null): string {
  return (cell ?? "").trim().replace(/\s+/g, " ");
}
