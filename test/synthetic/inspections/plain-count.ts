import { type Row, rowsOf, sortable } from "./written-files.ts";

/** An inspection that graded leadership; dates as eight digits. */
export interface Read {
  readonly urn: string;
  readonly inspected: string;
  readonly published: string;
  readonly grade: number;
}

/** What became of one school between the dates, read from the rows alone. */
export interface Followed {
  readonly urn: string;
  readonly area: string;
  readonly row: Row;
  readonly predecessors: readonly string[];
  /** Types of its links to them. */
  readonly links: ReadonlySet<string>;
  readonly before: Read | null;
  readonly after: Read | null;
  /** For schools of 2010 that cannot be set beside a grade of 2016. */
  readonly lost: "to a sponsor" | "closed" | null;
}

const FIRST = "20100331";
const SECOND = "20160331";

/**
 * Follows schools with a few plain rules and no code of the project: the school that stands on the second date has its own
 * latest published grade or, as a converter, that of its predecessor; on the first date the worst of its predecessors' grades.
 */
export function follow(files: ReadonlyMap<string, string>): readonly Followed[] {
  const districts = new Map(rowsOf(files, "districts.csv").map((row) => [row.code, row]));
  const schools = new Map(rowsOf(files, "register.csv").map((row) => [row.URN ?? "", row]));
  const graded = new Map<string, Read[]>();
  for (const row of rowsOf(files, "inspections.csv")) {
    const grade = Number(row["Effectiveness of leadership and management"]);
    if (!(grade >= 1 && grade <= 4)) continue;
    const urn = row.URN ?? "";
    const published = sortable(row["Publication date"] ?? "");
    const inspected = sortable(row["Inspection start date"] ?? "");
    graded.set(urn, [...(graded.get(urn) ?? []), { urn, inspected, published, grade }]);
  }
  const before = new Map<string, string[]>();
  const after = new Set<string>();
  const types = new Map<string, Set<string>>();
  for (const { URN = "", LinkURN = "", LinkType = "" } of rowsOf(files, "links.csv")) {
    if (!LinkType.startsWith("Predecessor")) continue;
    before.set(URN, [...(before.get(URN) ?? []), LinkURN]);
    after.add(LinkURN);
    types.set(URN, new Set(types.get(URN)).add(LinkType));
  }
  const latest = (urns: readonly string[], date: string) =>
    urns.flatMap((urn) => {
      const inTime = (graded.get(urn) ?? []).filter(({ published }) => published <= date);
      return inTime.sort((a, b) => (a.published < b.published ? -1 : 1)).at(-1) ?? [];
    });
  const worst = (reads: readonly Read[]) =>
    reads.reduce<Read | null>((a, b) => (a && a.grade >= b.grade ? a : b), null);
  const standsOn = (row: Row | undefined, date: string) =>
    sortable(row?.OpenDate ?? "") <= date && (row?.CloseDate === "" || sortable(row?.CloseDate ?? "") >= date);
  const areaOf = (row: Row) => {
    const place = districts.get(row["DistrictAdministrative (code)"] ?? "");
    const category = Number(place?.category);
    if (place?.opportunity_area === "yes") return "opportunity areas";
    return category <= 2 ? "areas 1-2" : category <= 4 ? "areas 3-4" : "areas 5-6 outside opportunity areas";
  };
  return [...schools].flatMap(([urn, row]): readonly Followed[] => {
    const predecessors = before.get(urn) ?? [];
    const of = { urn, area: areaOf(row), row, predecessors, links: types.get(urn) ?? new Set<string>() };
    if (standsOn(row, SECOND)) {
      const converter = /converter$/.test(row["TypeOfEstablishment (name)"] ?? "");
      const own = latest([urn], SECOND)[0] ?? (converter ? worst(latest(predecessors, SECOND)) : null);
      const first = worst(latest([urn, ...predecessors], FIRST));
      if (own === null && first !== null) return [{ ...of, before: first, after: null, lost: "to a sponsor" }];
      return [{ ...of, before: first, after: own, lost: null }];
    }
    const [first] = latest([urn], FIRST);
    if (after.has(urn) || first === undefined) return [];
    return [{ ...of, before: first, after: null, lost: "closed" }];
  });
}
