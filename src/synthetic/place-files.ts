import { csvLine } from "./csv-chunks.ts";
import type { Nation } from "./nation.ts";

/** Marks rows as invented, in a column that survives every reader of CSV. */
export const INVENTED = "invented";

/** Lines of `districts.csv`. */
export function* districtLines({ districts }: Nation): Generator<string> {
  yield csvLine("code", "name", "region", "category", "opportunity_area", "q", "r", "data");
  for (const { code, name, region, category, opportunityArea, q, r } of districts) {
    yield csvLine(code, name, region, category, opportunityArea ? "yes" : "no", q, r, INVENTED);
  }
}

/** Lines of `schools.csv`: one line per registration, so that a school that converted has two. */
export function* schoolLines({ schools, districts }: Nation): Generator<string> {
  yield csvLine("urn", "laestab", "name", "district", "region", "type", "sex", "open_date", "close_date", "data");
  for (const { registrations, laestab, name, district, sex } of schools) {
    const place = districts[district];
    for (const { urn, type, opened, closed } of registrations) {
      yield csvLine(urn, laestab, name, place?.code ?? "", place?.region ?? "", type, sex, opened, closed, INVENTED);
    }
  }
}

/** Lines of `chains.csv`: the school through time that each URN belongs to. */
export function* chainLines({ schools }: Nation): Generator<string> {
  yield csvLine("urn", "chain");
  for (const { registrations, chain } of schools) {
    for (const { urn } of registrations) yield csvLine(urn, chain);
  }
}
