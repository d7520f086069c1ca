/** References with leading zeros, and longer than a double holds exactly: a reader who treats them as numbers confuses pupils. */
const front = "0990719925";

/** References of the nation's pupils are smaller than this; larger ones belong to pupils of no cohort. */
const firstStranger = 95_000_000;

/**
 * The matching reference of a pupil in extracts: a text of 18 digits.
 *
 * @param reference the pupil's reference in the nation, at most eight digits
 * @example npdReference(123) // "099071992500000123"
 */
export function npdReference(reference: number): string {
  return front + String(reference).padStart(8, "0");
}

/** The reference of the pupil with this running number among those who are not in the nation. */
export function strangerReference(number: number): string {
  return npdReference(firstStranger + number);
}
