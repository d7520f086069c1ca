import { districtByCode, districtsKnown } from "./district.ts";

/** When a set of district codes stood together. */
export type TimeOfCodes =
  | { readonly kind: "together"; readonly from: string; readonly to: string }
  /** Two of the codes that never stood on one day: the one had ended when the other began. */
  | { readonly kind: "never"; readonly ended: string; readonly began: string }
  | { readonly kind: "unknown"; readonly codes: readonly string[] };

/**
 * The days on which all of the codes stood: a list of districts dates itself.
 *
 * @param codes ONS codes of districts
 * @returns first and last day, within what is known (April 2009 on)
 * @example timeOfCodes(["E06000060", "E07000150"]) // { kind: "together", from: "2020-04-01", to: "2021-03-31" }
 */
export function timeOfCodes(codes: Iterable<string>): TimeOfCodes {
  const known = districtsKnown();
  let from = { code: "", date: known.from };
  let to = { code: "", date: known.to };
  const unknown: string[] = [];
  for (const code of codes) {
    const district = districtByCode(code);
    if (district === null) unknown.push(code);
    else {
      if ((district.from ?? "") > from.date) from = { code, date: district.from ?? "" };
      if ((district.to ?? "9999") < to.date) to = { code, date: district.to ?? "" };
    }
  }
  if (unknown.length > 0) return { kind: "unknown", codes: unknown };
  if (from.date > to.date) return { kind: "never", ended: to.code, began: from.code };
  return { kind: "together", from: from.date, to: to.date };
}
