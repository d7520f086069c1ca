import type { DeclaredShape } from "../../formats/table-shape.ts";
import { knownColumns } from "../../intake/inspection-columns.ts";
import { inspectionLayout, plainName } from "../../intake/inspection-layout.ts";
import type { FileSpec } from "../../study/study.ts";

/** The names of columns that a study uses of a file. */
export function columnsOf(spec: FileSpec): readonly string[] {
  const groups = [...spec.groups.values()].flatMap((group) => {
    if (group.kind === "all-less") return [];
    return [group.pupils, group.kind === "mean" ? group.mean : group.sum, ...group.where.keys()];
  });
  return [...new Set([...spec.columns.values(), ...spec.keep.keys(), ...groups])];
}

/** What a study says about the shape of a file, and the names that show where those of its columns are. */
export function declaredShape(spec: FileSpec): DeclaredShape {
  const { delimiter, header } = spec;
  const columns = columnsOf(spec);
  if (spec.layout !== "ofsted-mi")
    return { delimiter, header, wanted: { names: new Set(columns), plain: (cell) => cell.trim() } };
  const names = new Set([...knownColumns(inspectionLayout()), ...columns.map(plainName)]);
  return { delimiter, header, wanted: { names, plain: plainName } };
}
