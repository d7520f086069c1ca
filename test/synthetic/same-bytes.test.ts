import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { writeNation } from "../../src/synthetic/write-nation.ts";
import { targets, years } from "./targets-file.ts";

async function digests(seed: number, of: readonly number[] = years): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await writeNation(inventNation({ pupilsPerCohort: 6_000, seed, years: of, targets }), {
    async text(name, chunks) {
      const hash = createHash("sha256");
      for await (const chunk of chunks) hash.update(chunk);
      found.set(name, hash.digest("hex"));
    },
  });
  return found;
}

describe("bytes of the files", () => {
  it("are the same for the same seed and differ for another", async () => {
    const one = await digests(11);
    expect([...one.keys()]).toEqual([
      "districts.csv",
      "schools.csv",
      "chains.csv",
      ...years.flatMap((year) => [`pupils_${year}.csv`, `census_${year}.csv`]),
    ]);
    expect(await digests(11)).toEqual(one);
    const other = await digests(12);
    expect(other.get("districts.csv")).toBe(one.get("districts.csv"));
    for (const name of ["schools.csv", "pupils_2010.csv", "census_2015.csv"]) {
      expect(other.get(name)).not.toBe(one.get(name));
    }
  });

  it("of a year do not depend on which other years are made", async () => {
    const all = await digests(11);
    const last = await digests(11, [2015]);
    for (const [name, digest] of last) expect(all.get(name)).toBe(digest);
  });
});
