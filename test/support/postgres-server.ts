import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = "/usr/lib/postgresql";

/** Folder of PostgreSQL's programs as Debian installs them; null where it is not installed. */
export const postgresPrograms: string | null = existsSync(root)
  ? (readdirSync(root)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, "bin"))
      .find((bin) => existsSync(join(bin, "initdb"))) ?? null)
  : null;

/** A throw-away server in a folder of its own, that listens on a socket in it and on no port. */
export class PostgresServer {
  readonly #folder: string;
  readonly #programs: string;

  private constructor(folder: string, programs: string) {
    this.#folder = folder;
    this.#programs = programs;
  }

  static start(): PostgresServer {
    if (postgresPrograms === null) throw new Error("PostgreSQL is not installed");
    const server = new PostgresServer(mkdtempSync(join(tmpdir(), "coldspot-pg-")), postgresPrograms);
    if (isRoot()) {
      const [user, group] = ["-u", "-g"].map((of) =>
        Number(execFileSync("id", [of, "postgres"], { encoding: "utf8" })),
      );
      chownSync(server.#folder, user ?? 0, group ?? 0);
    }
    server.#call("initdb", [
      "-D",
      server.#data,
      "-A",
      "trust",
      "-U",
      "tester",
      "--no-sync",
      "-E",
      "UTF8",
      "--locale=C",
    ]);
    const settings = ["listen_addresses=", "fsync=off", "max_connections=5", "shared_buffers=8MB"];
    const words = ["-D", server.#data, "-k", server.#folder, ...settings.flatMap((setting) => ["-c", setting])];
    const [command, all] = server.#command("postgres", words);
    // A child and no daemon: whoever ends this process is left with nothing to clear up but a folder.
    spawn(command, all, { cwd: server.#folder, stdio: "ignore" });
    for (let tries = 0; !server.#isReady(); tries++) if (tries > 200) throw new Error("PostgreSQL does not answer");
    return server;
  }

  #isReady(): boolean {
    try {
      this.#call("pg_isready", ["-q", "-h", this.#folder]);
      return true;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      return false;
    }
  }

  /** Runs a script of SQL and psql's own commands; rows come back as CSV without header. */
  query(script: string): string {
    const [path, answer] = ["script.sql", "answer.csv"].map((name) => join(this.#folder, name));
    if (path === undefined || answer === undefined) throw new Error("no paths");
    writeFileSync(path, script);
    this.#call("psql", [
      ...["-h", this.#folder, "-U", "tester", "-d", "postgres", "-X", "-q", "-t", "--csv"],
      ...["-v", "ON_ERROR_STOP=1", "-f", path, "-o", answer],
    ]);
    return readFileSync(answer, "utf8");
  }

  /** Puts the rows of a CSV with header into a new table, through `\copy`. */
  load(table: string, definition: string, csv: string): void {
    const path = join(this.#folder, "rows.csv");
    writeFileSync(path, csv);
    this.query(`create table ${table} (${definition});\n\\copy ${table} from '${path}' with (format csv, header)\n`);
  }

  stop(): void {
    try {
      this.#call("pg_ctl", ["-D", this.#data, "-m", "immediate", "-w", "stop"]);
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  /** PostgreSQL does not run as root: there its programs are run as the user that Debian made for it. */
  #command(program: string, words: readonly string[]): readonly [string, readonly string[]] {
    const path = join(this.#programs, program);
    return isRoot() ? ["runuser", ["-u", "postgres", "--", path, ...words]] : [path, words];
  }

  #call(program: string, words: readonly string[]): void {
    const [command, all] = this.#command(program, words);
    execFileSync(command, all, { cwd: this.#folder, stdio: "ignore", timeout: 60_000 });
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
