import { type District, districtByCode, stoodOn } from "./district.ts";
import { standingOn } from "./standing.ts";

/** What becomes of a district's code on another date. */
export type Carried =
  | { readonly kind: "same"; readonly code: string }
  /** One district became one other: a new code after a small boundary change. Facts about one hold for the other. */
  | { readonly kind: "recoded"; readonly code: string }
  /** The district lies wholly inside a larger one. So does everything in it, but facts about it do not hold for the larger one. */
  | { readonly kind: "inside"; readonly code: string }
  /** The district was made from several: what lies in it may lie in any of them. */
  | { readonly kind: "several"; readonly codes: readonly string[] }
  | { readonly kind: "unknown" };

function parts(district: District, date: string): readonly string[] {
  const standing = standingOn(district.code, date);
  if (standing.kind !== "not-yet") return [district.code];
  return standing.before.map(({ code }) => code);
}

/**
 * Carries a district's code to another date.
 *
 * @param to ISO date
 * @example carry("E06000048", "2016-03-31") // { kind: "recoded", code: "E06000057" } (Northumberland)
 * @example carry("E07000191", "2020-01-01") // { kind: "inside", code: "E07000246" } (West Somerset)
 */
export function carry(code: string, to: string): Carried {
  const district = districtByCode(code);
  if (district === null) return { kind: "unknown" };
  if (stoodOn(district, to)) return { kind: "same", code };
  const standing = standingOn(code, to);
  if (standing.kind === "ended") {
    const back = parts(standing.now, district.to ?? to);
    return { kind: back.length === 1 ? "recoded" : "inside", code: standing.now.code };
  }
  const before = parts(district, to);
  const [only] = before;
  if (before.length === 1 && only !== undefined) return { kind: "recoded", code: only };
  return { kind: "several", codes: before };
}

/** A list of codes carried to a date, with what changed, for a person to look at. */
export interface CarriedList {
  readonly to: string;
  readonly codes: readonly { readonly from: string; readonly to: Carried }[];
  readonly same: number;
  readonly changed: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly kind: Carried["kind"];
  }[];
}

/**
 * Carries a whole list of codes to a date; none is lost, and every change is listed.
 *
 * @returns in the order given; a code that is not known is listed as unknown
 */
export function carryAll(codes: Iterable<string>, to: string): CarriedList {
  const carried = [...codes].map((from) => ({ from, to: carry(from, to) }));
  const targets = (one: Carried) => (one.kind === "several" ? one.codes : one.kind === "unknown" ? [] : [one.code]);
  return {
    to,
    codes: carried,
    same: carried.filter((one) => one.to.kind === "same").length,
    changed: carried
      .filter((one) => one.to.kind !== "same")
      .map((one) => ({ from: one.from, to: targets(one.to), kind: one.to.kind })),
  };
}
