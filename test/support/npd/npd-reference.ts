/** References with noughts in front, and longer than a double holds exactly: whoever takes them for numbers mixes up pupils. */
const front = "0990719925";

/** References of the nation's pupils are smaller than this; from it on they belong to pupils of no cohort. */
const firstStranger = 95_000_000;

/**
 * The matching reference of a pupil in extracts, 18 digits: a text.
 *
 * @param reference that of the pupil in the nation, at most eight digits
 * @example npdReference(123) // "099071992500000123"
 */
export function npdReference(reference: number): string {
  return front + String(reference).padStart(8, "0");
}

/** The reference of the pupil with this running number among those who are not of the nation. */
export function strangerReference(number: number): string {
  return npdReference(firstStranger + number);
}
