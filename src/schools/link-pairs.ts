import { ColdspotError } from "../effects/coldspot-error.ts";
import { dayNumber } from "./calendar-date.ts";
import type { SchoolLink } from "./link.ts";
import { type LinkType, meaningOf } from "./link-type.ts";
import { compareUrns } from "./urn.ts";

/** All that the records say about the succession between two schools, the smaller URN first. */
export interface LinkPair {
  readonly small: string;
  readonly large: string;
  /** Whether some record says that the larger URN succeeds the smaller. */
  readonly upward: boolean;
  /** Whether some record says that the smaller URN succeeds the larger. */
  readonly downward: boolean;
  /** Day numbers of the records, without repeats, earliest first. */
  readonly days: readonly number[];
  readonly types: readonly LinkType[];
  /** Number of records, repeats included. */
  readonly records: number;
}

interface Gathered {
  readonly small: string;
  readonly large: string;
  upward: boolean;
  downward: boolean;
  readonly days: Set<number>;
  readonly types: Set<LinkType>;
  records: number;
}

/**
 * Combines the records on both sides of each pair of schools.
 *
 * @returns the pairs, sorted, and the links that are not succession, as given
 * @throws ColdspotError (3) for a school linked to itself
 */
export function pairLinks(links: Iterable<SchoolLink>): {
  readonly pairs: readonly LinkPair[];
  readonly others: readonly SchoolLink[];
} {
  const gathered = new Map<string, Gathered>();
  const others: SchoolLink[] = [];
  const dayOf = new Map<string, number>();
  const read = (date: string) => {
    const day = dayOf.get(date) ?? dayNumber(date);
    dayOf.set(date, day);
    return day;
  };
  for (const link of links) {
    const { urn, linked, type, on } = link;
    if (urn === linked) {
      throw new ColdspotError(`a school linked to itself: ${urn}`, { exitCode: 3, advice: "leave the link out" });
    }
    const meaning = meaningOf(type);
    if (meaning.says === "not succession") {
      others.push(link);
      continue;
    }
    const [small, large] = compareUrns(urn, linked) < 0 ? [urn, linked] : [linked, urn];
    const key = `${small} ${large}`;
    const pair = gathered.get(key) ?? {
      small,
      large,
      upward: false,
      downward: false,
      days: new Set<number>(),
      types: new Set<LinkType>(),
      records: 0,
    };
    gathered.set(key, pair);
    if (meaning.says === "succession") {
      const successor = meaning.direction === "forward" ? linked : urn;
      if (successor === large) pair.upward = true;
      else pair.downward = true;
    }
    if (on !== null) pair.days.add(read(on));
    pair.types.add(type);
    pair.records += 1;
  }
  const pairs = [...gathered.values()]
    .map((pair) => ({ ...pair, days: [...pair.days].sort((a, b) => a - b), types: [...pair.types].sort() }))
    .sort((a, b) => compareUrns(a.small, b.small) || compareUrns(a.large, b.large));
  return { pairs, others };
}
