import type { DeclaredShape } from "../../formats/table-shape.ts";
import { columnsOfAreaTable } from "../../intake/area-table.ts";
import { knownColumns } from "../../intake/inspection-columns.ts";
import { inspectionLayout, plainName } from "../../intake/inspection-layout.ts";
import type { FileSpec } from "../../study/study.ts";

/**
 * The names of columns that a study uses of a file.
 *
 * @param own names of the file's own, by role or by the name that the entry uses
 */
export function columnsOf(spec: FileSpec, own: ReadonlyMap<string, string>): readonly string[] {
  if (spec.areaTable !== undefined) return columnsOfAreaTable(spec, spec.areaTable, [...spec.columns.keys()]);
  const groups = [...spec.groups.values()].flatMap((group) => {
    if (group.kind === "all-less") return [];
    return [group.pupils, group.kind === "mean" ? group.mean : group.sum, ...group.where.keys()];
  });
  const ofRoles = [...spec.columns].map(([role, column]) => own.get(role) ?? column);
  const added = [...own].flatMap(([role, column]) => (spec.columns.has(role) ? [] : [column]));
  const others = [...spec.keep.keys(), ...groups].map((column) => own.get(column) ?? column);
  return [...new Set([...ofRoles, ...added, ...others])];
}

/** What a study says about the shape of a file, and the names that show where those of its columns are. */
export function declaredShape(spec: FileSpec, own: ReadonlyMap<string, string>): DeclaredShape {
  const { delimiter, header } = spec;
  const columns = columnsOf(spec, own);
  if (spec.layout !== "ofsted-mi")
    return { delimiter, header, wanted: { names: new Set(columns), plain: (cell) => cell.trim() } };
  const names = new Set([...knownColumns(inspectionLayout()), ...columns.map(plainName)]);
  return { delimiter, header, wanted: { names, plain: plainName } };
}
