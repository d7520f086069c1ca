import { type NpdLayoutName, npdLayout, npdLayouts } from "../intake/npd-layout.ts";
import { columns, found, type Recognised } from "./recognised.ts";
import { plainColumn, type SeenFile } from "./seen-file.ts";

/** The ending for a year or a term: `_15`, `_SPR10`. */
const ending = /_((aut|spr|sum)?\d\d)$/;

function rolesIn(name: NpdLayoutName, header: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Map(header.map((column) => [plainColumn(column).replace(ending, ""), column]));
  const roles = new Map<string, string>();
  for (const { role, columns: names } of npdLayout(name).roles)
    for (const one of names) {
      if (one.linked === true) continue;
      const column = stems.get(plainColumn(one.name));
      if (column !== undefined && !roles.has(role)) roles.set(role, column);
    }
  return roles;
}

/** An extract of the National Pupil Database: key stage 4, key stage 2 or a census, by the names of its columns. */
export function recogniseExtract({ header }: SeenFile): Recognised | null {
  const fits = npdLayouts.map((name) => ({ name, roles: rolesIn(name, header) }));
  const best = fits.reduce((most, one) => (one.roles.size > most.roles.size ? one : most));
  const least = best.name === "npd-census" ? 2 : 3;
  if (!best.roles.has("pupil") || best.roles.size < least) return null;
  const own = best.name === "npd-ks4" ? /^ks4_/ : best.name === "npd-ks2" ? /^ks2_/ : ending;
  const sure = [...best.roles.values()].filter((column) => own.test(plainColumn(column))).length >= 2;
  return found(best.name, sure ? "certain" : "likely", [columns([...best.roles.values()])]);
}
