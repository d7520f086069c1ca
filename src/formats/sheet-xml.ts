import { ZipEntries } from "./zip-entries.ts";

const folder = "xl/";

/** An attribute of a tag, null where it has none of that name. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? "");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of XML with its entities read. */
export function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return (name === undefined ? undefined : entities[name]) ?? whole;
  });
}

/** The attributes of all tags with a name in an XML text, whatever their prefix. */
function tags(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^>]*?)?/?>`, "g"))].map(([, inside = ""]) => inside);
}

/** Names of the sheets of a workbook that are not hidden, in order. */
export function visibleSheets(workbook: Uint8Array): readonly string[] {
  const sheets = tags(new ZipEntries(workbook).text(`${folder}workbook.xml`) ?? "", "sheet");
  return sheets
    .filter((tag) => !/hidden/i.test(attribute(tag, "state") ?? ""))
    .map((tag) => plain(attribute(tag, "name") ?? ""));
}

/** The path of a sheet inside its workbook, null where the workbook has no such sheet. */
function pathOfSheet(zip: ZipEntries, sheet: string): string | null {
  const found = tags(zip.text(`${folder}workbook.xml`) ?? "", "sheet").find(
    (tag) => plain(attribute(tag, "name") ?? "") === sheet,
  );
  if (found === undefined) return null;
  const id = attribute(found.replace(/\bsheetId\b/, ""), "id");
  const relation = tags(zip.text(`${folder}_rels/workbook.xml.rels`) ?? "", "Relationship").find(
    (tag) => attribute(tag, "Id") === id,
  );
  const target = attribute(relation ?? "", "Target");
  if (target === null) return null;
  return target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
}

/** A sheet of a workbook, and the texts that its cells share with others, as they are in the workbook. */
export interface SheetXml {
  readonly sheet: string;
  readonly texts: string | null;
}

/**
 * The XML of a sheet of an .xlsx workbook; null where it has no such sheet.
 *
 * @throws RangeError when the workbook cannot be unpacked
 */
export function sheetXml(workbook: Uint8Array, name: string): SheetXml | null {
  const zip = new ZipEntries(workbook);
  const path = pathOfSheet(zip, name);
  const sheet = path === null ? null : zip.text(path);
  return sheet === null ? null : { sheet, texts: zip.text(`${folder}sharedStrings.xml`) };
}

/**
 * The number of bytes of a sheet's XML, unpacked; null where the workbook has no such sheet.
 *
 * @throws RangeError when the workbook cannot be unpacked
 */
export function sheetBytes(workbook: Uint8Array, name: string): number | null {
  const zip = new ZipEntries(workbook);
  const path = pathOfSheet(zip, name);
  return path === null ? null : zip.size(path);
}

/** The rows of a sheet, with their numbers from 1. */
export function* rowsOf(sheet: string): Generator<{ readonly number: number; readonly inside: string }> {
  let number = 0;
  const rows = /<(?:[\w.-]+:)?row(?=[\s/>])((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?row>)/g;
  for (const [, tag = "", inside = ""] of sheet.matchAll(rows)) {
    number = Number(attribute(tag, "r") ?? number + 1);
    yield { number, inside };
  }
}

/** The cells of a row: of each its attributes, and what is inside. */
export const cellsOf = (inside: string) =>
  inside.matchAll(/<(?:[\w.-]+:)?c(?=[\s/>])((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?c>)/g);
