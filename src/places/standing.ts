import { authorityByOns } from "./authorities.ts";
import { allDistricts, type District, districtByCode, stoodOn } from "./district.ts";

/** The status of a district code on a date. */
export type Standing =
  | { readonly kind: "stands"; readonly district: District }
  /** It ended before the date; `now` is what it has become by then. */
  | { readonly kind: "ended"; readonly district: District; readonly now: District }
  /** It began after the date; `before` are the districts it was made from, as they were on the date. */
  | { readonly kind: "not-yet"; readonly district: District; readonly before: readonly District[] }
  | { readonly kind: "unknown"; readonly code: string };

function becameBy(district: District, date: string): District {
  let now = district;
  while (!stoodOn(now, date)) {
    const next = districtByCode(now.became ?? "");
    if (next === null) throw new Error(`a district that ended without a successor: ${now.code}`);
    now = next;
  }
  return now;
}

function madeFrom(district: District, date: string): readonly District[] {
  return allDistricts()
    .filter(({ became }) => became === district.code)
    .flatMap((part) => (stoodOn(part, date) ? [part] : madeFrom(part, date)));
}

/**
 * The status of a district code on a date: in use, ended (with what it became) or not yet created (with what it was
 * made from).
 *
 * @param date ISO date
 * @example standingOn("E07000191", "2024-01-01") // { kind: "ended", district: West Somerset, now: Somerset }
 * @example standingOn("E06000066", "2016-03-31").before.length // 5: Mendip, Sedgemoor, South Somerset, Taunton Deane, West Somerset
 */
export function standingOn(code: string, date: string): Standing {
  const district = districtByCode(code);
  if (district === null) return { kind: "unknown", code };
  if (stoodOn(district, date)) return { kind: "stands", district };
  if ((district.from ?? "") > date) return { kind: "not-yet", district, before: madeFrom(district, date) };
  return { kind: "ended", district, now: becameBy(district, date) };
}

const called = ({ code, name }: Pick<District, "code" | "name">) => `${code} (${name})`;

/** A district and each that it became, with the day each began: "from 2019-04-01 it is E07000246 (…), from 2023-04-01 …". */
function history(district: District): string {
  const steps: string[] = [];
  for (let next = districtByCode(district.became ?? ""); next !== null; next = districtByCode(next.became ?? "")) {
    steps.push(`from ${next.from} it is ${called(next)}`);
  }
  return steps.join(", ");
}

/**
 * Why a code is wrong on a date, in words that name the successor and the date; null when it is right.
 *
 * @example wrongCode("E07000191", "2024-01-01")
 *   // "E07000191 (West Somerset) ended on 2019-03-31: from 2019-04-01 it is E07000246 (Somerset West and Taunton), from 2023-04-01 it is E06000066 (Somerset)"
 */
export function wrongCode(code: string, date: string): string | null {
  const standing = standingOn(code, date);
  switch (standing.kind) {
    case "stands":
      return null;
    case "ended":
      return `${called(standing.district)} ended on ${standing.district.to}: ${history(standing.district)}`;
    case "not-yet":
      return `${called(standing.district)} began on ${standing.district.from}: before that, it was ${standing.before.map(called).join(", ")}`;
    case "unknown":
      return /^E\d{8}$/.test(code)
        ? `no district of England has had the code since 2009: ${code}`
        : `not the code of a district of England, such as E07000191: ${code}`;
  }
}

/** The authorities that on a day covered the districts of another authority: what a county became, or was made from. */
function authoritiesOfDistricts(ons: string, day: string): readonly string[] {
  const own = allDistricts().filter(({ authority }) => authority === ons);
  const then = own.flatMap(({ code }) => {
    const standing = standingOn(code, day);
    if (standing.kind === "ended") return [standing.now];
    return standing.kind === "not-yet" ? standing.before : [];
  });
  return [...new Set(then.map(({ authority }) => authority))].sort();
}

/**
 * Why the ONS code of a local authority is wrong on a date, with what it became or was made from; null when it is
 * right, or not the code of an authority at all.
 *
 * @example wrongAuthority("E10000027", "2024-01-01")
 *   // "E10000027 (Somerset) ended on 2023-03-31: on 2024-01-01 its districts lie in E06000066 (Somerset)"
 */
export function wrongAuthority(ons: string, date: string): string | null {
  const authority = authorityByOns(ons);
  if (authority === null) return null;
  const { from = "", to = "9999", name } = authority;
  if (from <= date && date <= to) return null;
  const others = authoritiesOfDistricts(ons, date).map((code) =>
    called({ code, name: authorityByOns(code)?.name ?? "" }),
  );
  const said = date > to ? `ended on ${to}` : `began on ${from}`;
  return `${called({ code: ons, name })} ${said}: on ${date} its districts lie in ${others.join(", ")}`;
}
