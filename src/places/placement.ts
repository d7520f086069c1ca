/** How a school's district was found. */
export const ways = ["register", "lsoa", "postcode", "coordinates", "nearest"] as const;
export type Way = (typeof ways)[number];

/** What each way said of a school: a district of the study's day, or nothing. */
export interface Answer {
  readonly way: Way;
  /** ONS code on the study's day. */
  readonly district: string;
  /** For `nearest`: how far the school lies outside the boundary. */
  readonly metres: number | null;
}

/** Where a school lies, by which way, and what the other ways said. */
export interface PlacedSchool {
  readonly district: string;
  readonly way: Way;
  readonly metres: number | null;
  readonly answers: readonly Answer[];
  /** Whether two ways named different districts. */
  readonly disputed: boolean;
}

/**
 * Chooses among the ways in the order of `ways`: the register's code on the day, the lookup of the small area, that of
 * the postcode, the coordinates inside a boundary, and the nearest boundary.
 *
 * Lookups come before coordinates because boundaries that are drawn for maps are simplified: near a border they can be
 * wrong by hundreds of metres. Every other answer is kept, so that disagreements can be listed.
 *
 * @returns null where no way has an answer
 * @example chosenPlace([{ way: "coordinates", district: "E06000001", metres: null }])?.way // "coordinates"
 */
export function chosenPlace(answers: readonly Answer[]): PlacedSchool | null {
  const ordered = [...answers].sort((a, b) => ways.indexOf(a.way) - ways.indexOf(b.way));
  const [first] = ordered;
  if (first === undefined) return null;
  const { district, way, metres } = first;
  return { district, way, metres, answers: ordered, disputed: ordered.some((one) => one.district !== district) };
}
