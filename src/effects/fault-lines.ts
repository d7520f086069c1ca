import { withoutQuoted } from "./words-of-files.ts";

/**
 * The report of a bug: the kind of error, its message up to the value at its end, and where it arose.
 *
 * These lines may be sent on, perhaps out of a secure lab. Our messages end with the offending value, others quote it: both
 * are left out.
 *
 * @example faultLines(new RangeError("no weight to cut: 0"))[0] // "RangeError: no weight to cut"
 */
export function faultLines(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`thrown: ${typeof error}`];
  const [first = ""] = withoutQuoted(error.message).split(/[\r\n]/);
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${first.replace(/: [^:]*$/, "")}`, ...places];
}
