import { type NpdLayout, type NpdName, withYear } from "./npd-layout.ts";

/** A file of an extract in which columns are looked for. */
export interface NpdFile {
  readonly file: string;
  readonly header: readonly string[];
  /** Key stages: the summer of the results. Census: the year in which the school year ends. */
  readonly year: number;
  /** Ending of the term whose columns are meant, such as `_SPR10`; null for key stages. */
  readonly ending: string | null;
}

/** One column of a header that may be the one for a role. A lower rank fits better; equal ranks fit equally well. */
export interface NpdFit {
  readonly index: number;
  readonly column: string;
  readonly name: NpdName;
  readonly rank: number;
}

const plain = (text: string) => text.trim().toLowerCase();

/** Positions in the header by name, ignoring capitals and blanks at the ends. Columns without a name are left out. */
export function columnPositions(header: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  header.forEach((column, index) => {
    if (plain(column) === "") return;
    positions.set(plain(column), [...(positions.get(plain(column)) ?? []), index]);
  });
  return positions;
}

/** The endings that a name may have in a file, such as `_15`, `_SPR15` or none. */
function endingsOf(layout: NpdLayout, { year, ending }: NpdFile, linked: boolean): readonly string[] {
  if (ending !== null) return [ending, ""];
  return (linked ? layout.linkedSuffixes : layout.suffixes).map((suffix) => withYear(suffix, year));
}

/** Ranks names of the year first, then a key stage's own before the census's, then names with the year in them. */
function rankOf({ from, to, linked }: NpdName, year: number, ending: string): number {
  const ofTheYear = (from ?? year) <= year && year <= (to ?? year);
  return (ofTheYear ? 0 : 4) + (linked === true ? 2 : 0) + (ending === "" ? 1 : 0);
}

/**
 * Every column of the header that fits one of the names, best first, each once.
 *
 * @example
 * const extract = { file, header: ["KS4_URN_15"], year: 2015, ending: null };
 * npdFits(npdLayout("npd-ks4"), names, extract).map(({ rank }) => rank) // [0]
 */
export function npdFits(layout: NpdLayout, names: readonly NpdName[], file: NpdFile): readonly NpdFit[] {
  const positions = columnPositions(file.header);
  const best = new Map<number, NpdFit>();
  for (const name of names) {
    for (const ending of endingsOf(layout, file, name.linked === true)) {
      const rank = rankOf(name, file.year, ending);
      for (const index of positions.get(plain(name.name + ending)) ?? []) {
        const known = best.get(index);
        if (known === undefined || rank < known.rank)
          best.set(index, { index, column: file.header[index] ?? "", name, rank });
      }
    }
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank || a.index - b.index);
}
