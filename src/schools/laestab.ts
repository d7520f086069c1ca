/** A school's number within its authority: three digits for the authority, four for the establishment. */
export interface Laestab {
  readonly authority: string;
  readonly establishment: string;
}

/**
 * Reads a LAESTAB (also "DfE number"), however it is written: 8504002, 850/4002, 850 4002.
 *
 * @returns null for anything else
 * @example laestabOf("850/4002") // { authority: "850", establishment: "4002" }
 */
export function laestabOf(text: string): Laestab | null {
  const match = /^(\d{3})[ /-]?(\d{4})$/.exec(text.trim());
  return match === null ? null : { authority: match[1] ?? "", establishment: match[2] ?? "" };
}
