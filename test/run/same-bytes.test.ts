import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { sharedFile } from "../support/shared-data.ts";

const schools = sharedFile("ks4/england_ks4_schools_2019.csv");
const studyPath = new URL("../../studies/england-2019/study.yaml", import.meta.url).pathname;

function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]),
  );
}

/** Rows of a file without line breaks inside quotes, in another order: a fixed stride through them. */
function shuffled(text: string): string {
  const [header = "", ...rows] = text.trimEnd().split("\n");
  const stride = 1009;
  if (rows.length % stride === 0) throw new Error("the stride must not divide the rows");
  return `${[header, ...rows.map((_, index) => rows[(index * stride) % rows.length])].join("\n")}\n`;
}

describe.skipIf(schools.absent)("the release of England 2019", () => {
  let folder = "";
  const release = async (name: string, threads: number, path = schools.path) => {
    await runStudy({ studyPath, out: join(folder, name), threads, data: new Map([["schools", path]]) }, quietEffects);
    return filesOf(join(folder, name, "release"));
  };
  let one: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-bytes-"));
    one = await release("one", 1);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([2, 4])("is the same bytes with %i threads", async (threads) => {
    expect(one.size).toBeGreaterThan(8);
    expect(await release(`threads-${threads}`, threads)).toEqual(one);
  });

  it("is the same bytes for shuffled rows, all but the hash of the input and what rests on it", async () => {
    const path = join(folder, "england_ks4_schools_2019.csv");
    await writeFile(path, shuffled(readFileSync(schools.path, "utf8")));
    const other = await release("shuffled", 2, path);
    const hash = /[0-9a-f]{64}/g;
    expect([...other.keys()]).toEqual([...one.keys()]);
    for (const [file, text] of other) {
      if (file === "/evidence/files.sha256") continue;
      const hashed = file === "/manifest.json" || file === "/report.html";
      expect(hashed ? text.replace(hash, "") : text, file).toBe(
        hashed ? one.get(file)?.replace(hash, "") : one.get(file),
      );
    }
  });
});
