import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectLocked, type LockedConnection } from "../../src/engine/duckdb.ts";
import { writeFiles } from "../support/temp-folder.ts";

// The connection is the one openDuckdb uses; the statements are what hostile SQL would try.
describe("a locked connection", () => {
  let folder = "";
  let locked: LockedConnection;
  const at = (name: string) => join(folder, name);
  const rows = async (sql: string) => (await locked.connection.runAndReadAll(sql)).getRows();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-lock-"));
    await writeFiles(folder, { "named.csv": "a\n1\n", "secret.csv": "a\n2\n", "work/own.csv": "a\n3\n" });
    locked = await connectLocked({ threads: 1, mayRead: [at("named.csv")], workFolder: at("work") });
  });
  afterAll(async () => {
    locked.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("reads the file it was opened for, and its work folder", async () => {
    expect(await rows(`select * from read_csv('${at("named.csv")}')`)).toEqual([[1n]]);
    expect(await rows(`select * from read_csv('${at("work/own.csv")}')`)).toEqual([[3n]]);
  });

  it.each([
    ["as CSV", (secret: string) => `select * from read_csv('${secret}')`],
    ["as text", (secret: string) => `select * from read_text('${secret}')`],
    ["as bytes", (secret: string) => `select * from read_blob('${secret}')`],
    ["by its name alone", (secret: string) => `select * from '${secret}'`],
    ["by way of the work folder", () => "select * from read_csv('WORK/../secret.csv')"],
    ["by a pattern", () => "select * from read_csv('FOLDER/sec*.csv')"],
    ["as a database", (secret: string) => `attach '${secret}' as other`],
    ["into a table", (secret: string) => `copy (select 1) to '${secret}'`],
    ["by COPY", (secret: string) => `create table t as select 1 as a; copy t from '${secret}'`],
    ["by a listing of its folder", () => "select * from glob('FOLDER/*') where file like '%secret%'"],
  ])("refuses another file %s", async (_, statement) => {
    const sql = statement(at("secret.csv")).replace("WORK", at("work")).replace("FOLDER", folder);
    const answer = rows(sql).then((found) => found.length);
    // A listing may answer with nothing; all else is an error. What counts is that no row of the file comes back.
    if (sql.includes("glob(")) expect(await answer.catch(() => 0)).toBe(0);
    else await expect(answer).rejects.toThrow(/Permission Error|disabled|not allowed/i);
    expect(readFileSync(at("secret.csv"), "utf8")).toBe("a\n2\n");
  });

  it.each(["/etc/passwd", "https://example.org/a.csv", "s3://bucket/a.csv"])("refuses %s", async (path) => {
    await expect(rows(`select * from read_csv('${path}')`)).rejects.toThrow(
      /Permission Error|disabled|extension|not allowed/i,
    );
  });

  it("writes nothing outside its work folder", async () => {
    await expect(rows(`copy (select 1 as a) to '${at("new.csv")}'`)).rejects.toThrow(/Permission Error/);
    await expect(rows(`attach '${at("new.db")}'`)).rejects.toThrow(/Permission Error|disabled/i);
    await expect(rows(`export database '${at("dump")}'`)).rejects.toThrow(/Permission Error/);
    expect(["new.csv", "new.db", "dump"].filter((name) => existsSync(at(name)))).toEqual([]);
  });

  it.each([
    "install httpfs",
    "load httpfs",
    "force install spatial from community",
    "install '/tmp/x.duckdb_extension'",
  ])("takes no extension: %s", async (sql) => {
    // Not "could not reach the network": the answer must come from the configuration.
    await expect(rows(sql)).rejects.toThrow(/Permission Error: .*(configuration|disabled)/);
  });

  it.each([
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset lock_configuration",
    "set allowed_paths = ['/etc/passwd']",
    "set allowed_directories = ['/']",
    "set autoinstall_known_extensions = true",
    "set autoload_known_extensions = true",
    "set allow_community_extensions = true",
    "set allow_unsigned_extensions = true",
    "set temp_directory = '/tmp'",
    "set threads = 64",
    "pragma enable_profiling = 'json'",
    "set global extension_directory = '/tmp'",
  ])("keeps its settings: %s", async (sql) => {
    const settings = () =>
      rows(
        "select name, value from duckdb_settings() where name in ('enable_external_access', 'lock_configuration', 'allowed_paths', 'allowed_directories', 'autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions', 'allow_unsigned_extensions', 'temp_directory', 'threads', 'enable_profiling', 'extension_directory') order by name",
      );
    const before = await settings();
    await expect(rows(sql)).rejects.toThrow(/Cannot|locked|Invalid Input Error|Catalog Error|Permission/i);
    expect(await settings()).toEqual(before);
  });

  it("starts with extensions off, access off and the lock on", async () => {
    expect(
      await rows(
        "select name, value from duckdb_settings() where name in ('enable_external_access', 'lock_configuration', 'autoinstall_known_extensions', 'autoload_known_extensions') order by name",
      ),
    ).toEqual([
      ["autoinstall_known_extensions", "false"],
      ["autoload_known_extensions", "false"],
      ["enable_external_access", "false"],
      ["lock_configuration", "true"],
    ]);
  });
});
