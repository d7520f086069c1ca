/** How a school's district was found. */
export const ways = ["register", "lsoa", "postcode", "coordinates", "nearest"] as const;
export type Way = (typeof ways)[number];

/** What one way says about a school: a district of the study's day. */
export interface Answer {
  readonly way: Way;
  /** ONS code on the study's day. */
  readonly district: string;
  /** For `nearest`: how far the school lies outside the boundary. */
  readonly metres: number | null;
}

/** Where a school is, how it was placed, and what the other ways say. */
export interface PlacedSchool {
  readonly district: string;
  readonly way: Way;
  readonly metres: number | null;
  readonly answers: readonly Answer[];
  /** Whether two ways named different districts. */
  readonly disputed: boolean;
}

/**
 * Chooses the first answer in the order of `ways`: the register's code on the day, the lookup of the small area, the
 * lookup of the postcode, the coordinates inside a boundary, and the nearest boundary.
 *
 * Lookups come before coordinates because boundaries drawn for maps are simplified: near a border they can be
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
