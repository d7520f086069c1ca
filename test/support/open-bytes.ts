import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { makeReadable, type OpenTable, openTable } from "../../src/intake/open-table.ts";
import { quietEffects } from "./measure-study.ts";
import { writeFiles } from "./temp-folder.ts";

/** Everything an open table says about itself. */
export interface Opened {
  readonly readAs: string;
  readonly header: readonly string[];
  /** Cells row by row, with the record each row came from. */
  readonly rows: readonly { readonly record: number; readonly cells: readonly (string | null)[] }[];
  readonly refused: readonly { readonly record: number; readonly reason: string; readonly text: string }[];
}

async function describe(table: OpenTable): Promise<Opened> {
  const columns = await table.texts(table.header.map((_, index) => index));
  return {
    readAs: table.source.readAs,
    header: table.header,
    rows: Array.from({ length: table.rows }, (_, row) => ({
      record: table.recordOf(row),
      cells: columns.map((column) => column[row] ?? null),
    })),
    refused: table.refused.map(({ record, reason, value }) => ({ record, reason, text: value })),
  };
}

/** Opens tables from bytes in a folder of their own, through one engine that may read nothing else. */
export class TableOpener {
  readonly #folder: string;
  readonly #engine: Awaited<ReturnType<typeof openDuckdb>>;
  #opened = 0;

  private constructor(folder: string, engine: Awaited<ReturnType<typeof openDuckdb>>) {
    this.#folder = folder;
    this.#engine = engine;
  }

  static async start(): Promise<TableOpener> {
    const folder = await mkdtemp(join(tmpdir(), "coldspot-test-"));
    return new TableOpener(folder, await openDuckdb({ threads: 2, mayRead: [], workFolder: folder }));
  }

  async table(
    content: string | Uint8Array,
    name = "schools.csv",
    short: "refuse" | "fill" = "refuse",
  ): Promise<OpenTable> {
    this.#opened += 1;
    const path = join(this.#folder, String(this.#opened), name);
    await writeFiles(dirname(path), { [name]: content });
    const survey = await surveyFile(quietEffects, path);
    const file = await makeReadable(quietEffects, survey, "schools", this.#folder, this.#opened);
    return openTable(this.#engine, file, `table ${this.#opened}`, short);
  }

  async open(content: string | Uint8Array, name?: string, short?: "refuse" | "fill"): Promise<Opened> {
    return describe(await this.table(content, name, short));
  }

  async stop(): Promise<void> {
    await this.#engine.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
