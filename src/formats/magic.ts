/** The number of bytes at the start of a file that show what it is. */
export const magicBytes = 512;

/** Kinds of files that other programs write and this one does not read. */
const foreignKinds = ["spss", "stata", "sas", "sas transport", "xls", "xlsx", "ods"] as const;
export type ForeignKind = (typeof foreignKinds)[number];

export type FileKind = "text" | "parquet" | "zip" | "gzip" | ForeignKind;

/** SAS data sets start with 12 zero bytes followed by these. */
const sasMark = "c2ea8160b31411cfbd92080009c7318c181f1011";

/** Stata's format before 2013 starts with the number of the release, the order of bytes, 1 and 0. */
function isOldStata([release = 0, order, type, unused]: Uint8Array): boolean {
  return release >= 102 && release <= 115 && (order === 1 || order === 2) && type === 1 && unused === 0;
}

/** The kind of a zip file by its first entry, whose name starts at byte 30. */
function zipKind(bytes: Buffer): "xlsx" | "ods" | "zip" {
  const first = bytes.toString("latin1", 30);
  if (first.startsWith("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) return "ods";
  return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/.test(first) ? "xlsx" : "zip";
}

/**
 * The kind of a file by its first `magicBytes`, whatever its name.
 *
 * Workbooks with a password, of Excel 97 or newer, all start like `xls`.
 *
 * @param bytes the first `magicBytes`, or all bytes of a shorter file
 * @source ZIP 4.3.7; OpenDocument 1.3 part 2, 3.3; [MS-CFB] 2.2; PSPP's account of SPSS system files;
 * Stata's help for dta; SAS TS-140 (transport); Shotwell, "SAS7BDAT Database Binary Format"
 * @example startsAs(Buffer.from("PAR1")) // "parquet"
 */
export function startsAs(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, magicBytes));
  const starts = (text: string) => buffer.toString("latin1", 0, text.length) === text;
  const startsHex = (hex: string, at = 0) => buffer.toString("hex", at, at + hex.length / 2) === hex;
  if (starts("PAR1")) return "parquet";
  if (startsHex("504b0304")) return zipKind(buffer);
  if (startsHex("1f8b")) return "gzip";
  if (starts("$FL2") || starts("$FL3")) return "spss";
  if (starts("<stata_dta>") || isOldStata(buffer)) return "stata";
  if (startsHex(sasMark, 12) && startsHex("00".repeat(12))) return "sas";
  if (starts("HEADER RECORD*******")) return "sas transport";
  if (startsHex("d0cf11e0a1b11ae1")) return "xls";
  return "text";
}
