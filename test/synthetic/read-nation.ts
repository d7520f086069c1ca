import type { NationSink } from "../../src/synthetic/sink.ts";

/** A pupil as the written files show them. Nothing of the generator is used to read them. */
export interface ReadPupil {
  readonly year: number;
  readonly urn: string;
  readonly grade: string;
  readonly points: number;
  readonly inCare: boolean;
  terms: number;
  eligible: number;
  ever: boolean;
}

const CENSUS_LINE = /^(P\d{8}),(\d{4}),(?:autumn|spring|summer),([01])$/;

export type Row = Readonly<Record<string, string>>;

/** Takes a nation's files as text and keeps what a study needs of them. */
export class ReadingSink implements NationSink {
  readonly pupils = new Map<string, ReadPupil>();
  readonly tables = new Map<string, readonly Row[]>();
  readonly cohortOf = new Map<string, number>();

  async text(name: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const cohort = Number(/_(\d{4})\.csv$/.exec(name)?.[1] ?? 0);
    let header: readonly string[] = [];
    let rest = "";
    const rows: Row[] = [];
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (header.length === 0) header = line.split(",");
        else if (name.startsWith("census_")) this.#census(cohort, line);
        else {
          const fields = line.split(",");
          if (fields.length !== header.length) throw new Error(`${name}: fields of another number: ${line}`);
          const row = Object.fromEntries(header.map((column, index) => [column, fields[index] ?? ""]));
          if (name.startsWith("pupils_")) this.#pupil(row);
          else rows.push(row);
        }
      }
    }
    if (rest !== "") throw new Error(`${name}: the last line has no end: ${rest}`);
    if (cohort === 0) this.tables.set(name, rows);
  }

  #pupil(row: Row): void {
    const reference = row.pupil_ref ?? "";
    if (this.pupils.has(reference)) throw new Error(`pupil twice: ${reference}`);
    this.pupils.set(reference, {
      year: Number(row.year),
      urn: row.urn ?? "",
      grade: row.ks2_fine_grade ?? "",
      points: Number(row.capped_points),
      inCare: row.in_care === "1",
      terms: 0,
      eligible: 0,
      ever: false,
    });
  }

  /** Takes a line apart with one pattern instead of `split`: there are five million of them. */
  #census(cohort: number, line: string): void {
    const [, reference = "", year = "", fsm = ""] = CENSUS_LINE.exec(line) ?? [];
    const pupil = this.pupils.get(reference);
    if (pupil === undefined) throw new Error(`census of an unknown pupil: ${line}`);
    const eligible = fsm === "1";
    if (Number(year) >= cohort - 4) {
      pupil.terms++;
      if (eligible) pupil.eligible++;
    }
    if (eligible) pupil.ever = true;
  }
}

/** The group that a pupil's records show. */
export function groupOf({ terms, eligible, ever, inCare }: ReadPupil): string {
  if (eligible > 0 && eligible / terms > 0.8 - 1e-12) return "persistently disadvantaged";
  return ever || inCare ? "disadvantaged not persistently" : "non-disadvantaged";
}
