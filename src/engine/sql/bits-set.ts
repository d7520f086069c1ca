import { joined, type Sql, sql } from "./statement.ts";

/** Bits that one multiplication can spread out so that a remainder adds them up. */
const piece = 14;
const pieceMask = 2 ** piece - 1;
const spread = 35_185_445_863_425;
const everyFourth = 76_861_433_640_456_465n;

/**
 * The number of bits set among the lowest bits of a whole number, as SQL that any engine with 64 bits can run.
 *
 * @param value a whole number from 0 up, not null
 * @param width the number of bits to look at, at least 1
 * @source Beeler, Gosper and Schroeppel (1972), HAKMEM, items 167 and 169; the form with 64 bits: Anderson, Bit
 *   Twiddling Hacks, "Counting bits set in 14, 24, or 32-bit words using 64-bit instructions"
 * @example bitsSet(sql`13`, 4) // an expression whose value is 3: 13 is 1101
 */
export function bitsSet(value: Sql, width: number): Sql {
  const pieces = Array.from({ length: Math.ceil(width / piece) }, (_, index) => {
    const from = piece * index;
    const whole = sql`cast(${value} as bigint)`;
    const bits = sql`(${from === 0 ? whole : sql`(${whole} >> ${from})`} & ${Math.min(pieceMask, 2 ** (width - from) - 1)})`;
    return sql`((${bits} * ${spread}) & ${everyFourth}) % 15`;
  });
  return pieces.length === 1 ? sql`(${joined(pieces, sql``)})` : sql`(${joined(pieces, sql` + `)})`;
}
