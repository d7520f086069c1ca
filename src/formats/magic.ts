/** How many bytes tell what a file is. */
export const magicBytes = 4;

/** What the first bytes of a file say it is. */
export function startsAs(bytes: Uint8Array): "text" | "parquet" | "a spreadsheet or zip file" | "gzip" | "UTF-16 text" {
  const starts = (...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x41, 0x52, 0x31)) return "parquet";
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "a spreadsheet or zip file";
  if (starts(0x1f, 0x8b)) return "gzip";
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return "UTF-16 text";
  return "text";
}
