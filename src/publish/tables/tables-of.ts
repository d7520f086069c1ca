import type { ReleasedContent } from "../../release/content.ts";
import { areas } from "./areas.ts";
import { bootstrap } from "./bootstrap.ts";
import { sensitivity, variants } from "./choices.ts";
import { claims } from "./claims.ts";
import { columnsUsed } from "./columns-used.ts";
import { comparisons } from "./comparisons.ts";
import { estimates } from "./estimates.ts";
import { leadership } from "./leadership.ts";
import { losses } from "./losses.ts";
import { percentileGaps } from "./percentile-gaps.ts";
import { printed } from "./printed.ts";
import type { ReleaseTable, TableWithHoldings } from "./release-table.ts";
import { tests } from "./tests.ts";
import { witnesses } from "./witnesses.ts";

/** Every table that a release can have, in the order in which they are listed. A new one is one entry here. */
export const releaseTables: readonly ReleaseTable[] = [
  estimates,
  printed,
  leadership,
  variants,
  sensitivity,
  bootstrap,
  percentileGaps,
  comparisons,
  tests,
  claims,
  areas,
  losses,
  columnsUsed,
  witnesses,
];

/** The tables of a release: those that its study asks for. */
export function tablesOf(content: ReleasedContent): readonly TableWithHoldings[] {
  return releaseTables.flatMap((table) => table.of(content) ?? []);
}
