import type { Draws } from "../../../src/synthetic/draws.ts";
import type { NpdRecord } from "./dressed-file.ts";

/**
 * Clean records in their order with others scattered among them, each at a random position.
 *
 * @param rows how many clean records there are
 */
export function* strew(
  clean: Iterable<NpdRecord>,
  rows: number,
  others: readonly NpdRecord[],
  draws: Draws,
): Generator<NpdRecord> {
  const places = others.map((record) => ({ record, before: draws.below(rows + 1) }));
  places.sort((a, b) => a.before - b.before);
  let next = 0;
  let row = 0;
  for (const record of clean) {
    for (; (places[next]?.before ?? rows + 1) <= row; next++) yield places[next]?.record ?? [];
    yield record;
    row++;
  }
  for (; next < places.length; next++) yield places[next]?.record ?? [];
}
