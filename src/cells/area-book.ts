import type { FindCells } from "../figures/adjusted-gap.ts";
import type { AreaBook } from "../figures/expand.ts";
import type { Areas } from "./areas.ts";

/** What names of areas mean in the data of a measure, and where its groups can be compared cell by cell. */
export function areaBook(areas: Areas, findCells?: FindCells): AreaBook {
  return {
    find: areas.find,
    get names() {
      return areas.names;
    },
    ...(findCells === undefined ? {} : { findCells }),
  };
}
