import { ColdspotError } from "../effects/coldspot-error.ts";
import { findShape } from "./find-shape.ts";
import { cellsOfRecord } from "./first-record.ts";
import { type LineEnd, LineEnds } from "./line-ends.ts";
import { headingNames } from "./merged-heading.ts";
import { type RecordCount, RecordScan } from "./record-scan.ts";
import { strayQuoteError } from "./stray-quote.ts";
import { type DeclaredShape, plainShape, type ShapeAbove, type TableShape } from "./table-shape.ts";
import { Utf8Check } from "./utf8-check.ts";
import { windows1252Text } from "./windows-1252.ts";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** What was found out about a text. */
export interface TextFacts {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  /** Whether the first column name is in quotes. */
  readonly quotedStart: boolean;
  readonly lineEnd: LineEnd;
  readonly shape: TableShape;
  /** Column names in order, `\n` where they break a line; where they stand in two rows, joined. */
  readonly header: readonly string[];
  readonly records: RecordCount;
}

/** The length of text from which its shape is worked out. */
const beginning = 1 << 20;

/** Reads a text chunk by chunk to find its encoding, its line ends, its columns and its records. */
export class TextSurvey {
  readonly #name: string;
  readonly #declared: DeclaredShape;
  readonly #utf8 = new Utf8Check();
  readonly #lines = new LineEnds();
  #waiting: Uint8Array[] = [];
  #size = 0;
  #start: Buffer = Buffer.alloc(0);
  #shape: ShapeAbove = plainShape;
  #scan: RecordScan | null = null;

  /** @param name the file's name, for errors */
  constructor(name: string, declared: DeclaredShape) {
    this.#name = name;
    this.#declared = declared;
  }

  /**
   * @throws ColdspotError (3) at the first place after which it is not known where records begin, or where it is not
   *   clear what is between cells
   */
  add(chunk: Uint8Array): void {
    if (chunk.includes(0))
      throw new ColdspotError(`binary bytes in a text file: ${this.#name}`, {
        exitCode: 3,
        advice: "save it as CSV in UTF-8 and run again",
      });
    this.#utf8.add(chunk);
    this.#lines.add(chunk);
    if (this.#scan !== null) {
      this.#scan.add(chunk);
      this.#refuseStray(this.#scan);
      return;
    }
    this.#waiting.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#size >= beginning) this.#begin(false);
  }

  #begin(whole: boolean): RecordScan {
    this.#start = Buffer.concat(this.#waiting);
    this.#waiting = [];
    const isWhole = whole && this.#start.length <= beginning;
    this.#shape = findShape(this.#name, this.#start.subarray(0, beginning), isWhole, this.#declared);
    const scan = new RecordScan(this.#shape.delimiter, undefined, undefined, {
      ...this.#shape,
      notesFrom: null,
      aside: () => {},
    });
    this.#scan = scan;
    scan.add(this.#start);
    this.#refuseStray(scan);
    return scan;
  }

  #text(bytes: Uint8Array): string {
    return this.#utf8.valid() ? new TextDecoder().decode(bytes) : windows1252Text(bytes);
  }

  #names(scan: RecordScan): readonly string[] | null {
    if (scan.header === null) return null;
    const cells = scan.header.map((record) => cellsOfRecord(this.#text(record), this.#shape.delimiter));
    const [upper = [], lower] = cells.map((each) => each.map((cell) => cell.trim().replace(/\r\n?/g, "\n")));
    return lower === undefined ? upper : headingNames(upper, lower);
  }

  #refuseStray(scan: RecordScan): void {
    if (scan.stray !== null) throw strayQuoteError(this.#name, this.#names(scan), scan.stray);
  }

  /** @throws ColdspotError (3) as `add` */
  end(): TextFacts {
    const scan = this.#scan ?? this.#begin(true);
    scan.end();
    this.#refuseStray(scan);
    const byteOrderMark = this.#start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    return {
      encoding: this.#utf8.valid() ? "utf-8" : "windows-1252",
      byteOrderMark,
      quotedStart: this.#start[byteOrderMark ? 3 : 0] === '"'.charCodeAt(0),
      lineEnd: this.#lines.kind(),
      shape: { ...this.#shape, below: scan.count.below },
      header: this.#names(scan) ?? [],
      records: scan.count,
    };
  }
}
