import type { RandomSource } from "../../src/number/random.ts";
import type { Specials } from "./large-table.ts";

/** A record of five cells with one in place of its own; `characters` are those of the cell as it is meant. */
function withCell(id: string, random: RandomSource, written: string, characters: number) {
  const cells = ["900105", "4.5", "45.2", "0"];
  const at = random.integer(4);
  const before = cells.join("").length - (cells[at]?.length ?? 0);
  cells[at] = written;
  return { text: [id, ...cells].join(","), characters: before + characters };
}

const plain = (id: string) => `${id},900105,4.5,45.2,0`;

/** Records that a CSV file may have, legal and not, by what they are called. */
export const specialRecords: Readonly<Record<string, Specials>> = {
  "cells in quotes with delimiters": (id, random) => {
    const text = `a, b ${"x".repeat(random.integer(200))}`;
    return withCell(id, random, `"${text}"`, text.length);
  },
  "doubled quotes": (id, random) => {
    const quotes = random.integer(30);
    return withCell(id, random, `"a ""q"" ${'""'.repeat(quotes)},b"`, 8 + quotes);
  },
  "line breaks in cells": (id, random, end) => {
    const filled = random.integer(300);
    return withCell(id, random, `"a${end}b ${"y".repeat(filled)}${end}${end}c"`, 7 + filled);
  },
  "many lines with delimiters in a cell": (id, random, end) => {
    const lines = random.integer(2000);
    return withCell(id, random, `"a${`${end}see, below`.repeat(lines)}"`, 1 + 11 * lines);
  },
  "long cells": (id, random) => {
    const filled = random.integer(500_000);
    return withCell(id, random, "w".repeat(filled), filled);
  },
  "quotes in cells without quotes": (id, random) => withCell(id, random, '5" gun "x"', 10),
  "blanks around quotes": (id, random) => withCell(id, random, ' "a, ""b""" ', 6),
  "blank lines": () => ({ text: "", characters: null }),
  "short records": (id, random) => ({
    text: plain(id)
      .split(",")
      .slice(0, 1 + random.integer(4))
      .join(","),
    characters: null,
  }),
  "long records": (id, random) => ({ text: plain(id) + ",x".repeat(1 + random.integer(3)), characters: null }),
  "text after a quote": (id) => ({ text: `${id},"A"x,4.5,45.2,0`, characters: null }),
};
