import { ColdspotError } from "../../effects/coldspot-error.ts";
import { type RowOfTable, recordsInWords } from "./row-of-table.ts";

/** Among some thousand schools a few pairs agree by chance in all that is printed; a twentieth of them do not. */
const mostByChance = { share: 0.05, rows: 3 };

/** All that a row prints; null where it is too little for two schools not to agree by chance. */
function printed({ groups, year }: RowOfTable): string | null {
  const values = [...groups].filter(([, { pupils }]) => pupils > 0);
  if (values.length < 2) return null;
  return JSON.stringify([year, values.map(([name, { pupils, value }]) => [name, pupils, value]).sort()]);
}

/**
 * Refuses a table in which many schools have the same numbers as another school in every group: the same pupils under two
 * numbers, as of a school before and after it became an academy.
 *
 * @throws ColdspotError (3) with the records of the repeats
 */
export function refuseTwins(rows: readonly RowOfTable[]): void {
  const alike = new Map<string, RowOfTable[]>();
  for (const row of rows) {
    const text = printed(row);
    if (text !== null) alike.set(text, [...(alike.get(text) ?? []), row]);
  }
  // The same pupils come under two numbers, seldom under three: what many rows share is a constant.
  const again = [...alike.values()].flatMap(([, second, ...more]) =>
    second === undefined || more.length > 0 ? [] : [second],
  );
  if (again.length < mostByChance.rows || again.length <= mostByChance.share * rows.length) return;
  throw new ColdspotError(
    `${recordsInWords(again)}: the same numbers in every group as another school, in ${again.length} of ${rows.length} rows`,
    { exitCode: 3, advice: "their pupils would count twice: keep one row of each school" },
  );
}
