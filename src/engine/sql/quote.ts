/**
 * A name as SQL writes it. This is the only place where identifiers get into a statement.
 *
 * @throws RangeError when the name is empty or holds a zero byte
 * @example quoteName('a "b"') // "\"a \"\"b\"\"\""
 */
export function quoteName(name: string): string {
  if (name === "" || name.includes("\0")) throw new RangeError(`not a name: ${JSON.stringify(name)}`);
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A constant text as SQL writes it, for where a statement cannot have a bound value (settings, file names).
 *
 * @throws RangeError when the text holds a zero byte
 * @example quoteText("it's") // "'it''s'"
 */
export function quoteText(text: string): string {
  if (text.includes("\0")) throw new RangeError("zero byte in a text");
  return `'${text.replaceAll("'", "''")}'`;
}
