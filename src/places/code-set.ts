import { districtByCode, districtsKnown } from "./district.ts";

/** When all codes of a set of districts were in use. */
export type TimeOfCodes =
  | { readonly kind: "together"; readonly from: string; readonly to: string }
  /** Two of the codes that were never in use on the same day: one had ended when the other began. */
  | { readonly kind: "never"; readonly ended: string; readonly began: string }
  | { readonly kind: "unknown"; readonly codes: readonly string[] };

/**
 * The days on which all of the codes were in use. The codes of a list of districts thus show its date.
 *
 * @param codes ONS codes of districts
 * @returns first and last day, within the period covered by the list of districts (from April 2009)
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
