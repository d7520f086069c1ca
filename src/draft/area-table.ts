import type { KindName } from "../recognise/kinds.ts";
import { kindsOfAreaTables } from "../recognise/kinds.ts";
import type { Unusable } from "./draft-file.ts";

export const isAreaTable = (kind: KindName): boolean => kindsOfAreaTables.includes(kind);

/**
 * What a first study does with a table of areas: this version has no layout for it. This is the one place to change
 * when it has.
 */
export function areaTableBlock(): Unusable {
  return {
    unusable: "a table of areas has the layout area-table, which this version does not run",
    advice: "use a table of schools or pupil records of the same publication",
  };
}
