import { ColdspotError } from "../effects/coldspot-error.ts";
import { cellsOfRecord, delimiterOf } from "./first-record.ts";
import { type LineEnd, LineEnds } from "./line-ends.ts";
import { type RecordCount, RecordScan } from "./record-scan.ts";
import { strayQuoteError } from "./stray-quote.ts";
import { Utf8Check } from "./utf8-check.ts";
import { windows1252Text } from "./windows-1252.ts";

export type Encoding = "utf-8" | "windows-1252";

/** What was found out about a text. */
export interface TextFacts {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  /** Whether the first column name is in quotes. */
  readonly quotedStart: boolean;
  readonly lineEnd: LineEnd;
  readonly delimiter: "," | "\t";
  /** Column names in order, `\n` where they break a line. */
  readonly header: readonly string[];
  readonly records: RecordCount;
}

/** The length of text from which the delimiter is worked out. */
const beginning = 1 << 20;

/** Reads a text chunk by chunk to find its encoding, its line ends, its columns and its records. */
export class TextSurvey {
  readonly #name: string;
  readonly #utf8 = new Utf8Check();
  readonly #lines = new LineEnds();
  #waiting: Uint8Array[] = [];
  #size = 0;
  #start: Buffer = Buffer.alloc(0);
  #delimiter: "," | "\t" = ",";
  #scan: RecordScan | null = null;

  /** @param name the file's name, for errors */
  constructor(name: string) {
    this.#name = name;
  }

  /** @throws ColdspotError (3) at the first place after which it is not known where records begin */
  add(chunk: Uint8Array): void {
    this.#utf8.add(chunk);
    this.#lines.add(chunk);
    if (this.#scan !== null) {
      this.#scan.add(chunk);
      this.#refuseStray(this.#scan);
      return;
    }
    this.#waiting.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#size >= beginning) this.#begin();
  }

  #begin(): RecordScan {
    this.#start = Buffer.concat(this.#waiting);
    this.#waiting = [];
    if (this.#start.includes(0))
      throw new ColdspotError(`binary bytes in a text file: ${this.#name}`, {
        exitCode: 3,
        advice: "save it as CSV in UTF-8 and run again",
      });
    this.#delimiter = delimiterOf(windows1252Text(this.#start.subarray(0, beginning)));
    const scan = new RecordScan(this.#delimiter);
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
    return cellsOfRecord(this.#text(scan.header), this.#delimiter).map((cell) => cell.trim().replace(/\r\n?/g, "\n"));
  }

  #refuseStray(scan: RecordScan): void {
    if (scan.stray !== null) throw strayQuoteError(this.#name, this.#names(scan), scan.stray);
  }

  /** @throws ColdspotError (3) as `add` */
  end(): TextFacts {
    const scan = this.#scan ?? this.#begin();
    scan.end();
    this.#refuseStray(scan);
    const byteOrderMark = this.#start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    return {
      encoding: this.#utf8.valid() ? "utf-8" : "windows-1252",
      byteOrderMark,
      quotedStart: this.#start[byteOrderMark ? 3 : 0] === '"'.charCodeAt(0),
      lineEnd: this.#lines.kind(),
      delimiter: this.#delimiter,
      header: this.#names(scan) ?? [],
      records: scan.count,
    };
  }
}
