/**
 * Records of a plain text below its header, by code of its own: lines that are not blank. Null where a quote, an old
 * line end, an encoding other than UTF-8 or a packed file make this count too simple to hold anybody to.
 */
export function countedRecords(bytes: Buffer): number | null {
  if (bytes.length === 0 || bytes.includes(0)) return null;
  const text = bytes.toString("utf8");
  if (text.includes("\ufffd") || text.includes('"') || /\r(?!\n)/.test(text)) return null;
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  return lines.length - 1;
}
