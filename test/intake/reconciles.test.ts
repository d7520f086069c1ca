import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkedTable } from "../support/checked-table.ts";
import { type DirtyRow, dirtyRows, dirtyStudy, dirtyText } from "../support/dirty-tables.ts";
import { studyText } from "../support/invented-schools.ts";
import { TableOpener } from "../support/open-bytes.ts";
import { runExample } from "../support/run-example.ts";

const study = studyText(dirtyStudy);

/** Rows in another order, the same for the same seed. */
function shuffled(rows: readonly DirtyRow[], order: readonly number[]): readonly DirtyRow[] {
  return rows
    .map((row, at) => ({ row, key: order[at % order.length] ?? 0, at }))
    .sort((a, b) => a.key - b.key || a.at - b.at)
    .map(({ row }) => row);
}

describe("any table, however dirty", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  it("is accounted for row by row: each is used or stands in the ledger once, with its record and its reason", async () => {
    await fc.assert(
      fc.asyncProperty(dirtyRows, async (rows) => {
        const { schools, ledgers, entries } = await checkedTable(opener, study, [
          { text: dirtyText(rows), year: null },
        ]);
        const [ledger] = ledgers;
        const refused = new Map(entries.filter(({ used }) => used === "no").map((entry) => [entry.record, entry]));
        const inPart = new Set(entries.filter(({ used }) => used === "in part").map(({ record }) => record));
        expect(refused.size).toBe(entries.filter(({ used }) => used === "no").length);
        expect(ledger?.rowsRead).toBe(rows.length);
        expect(ledger?.rowsRead).toBe((ledger?.rowsUsed ?? 0) + refused.size);
        expect(ledger?.refused.reduce((sum, { rows: count }) => sum + count, 0)).toBe(refused.size);
        const met = new Set<string>();
        for (const [at, { fate, school, line }] of rows.entries()) {
          const record = at + 2;
          const reason = refused.get(record)?.reason;
          const repeat = typeof fate === "string" && met.has(school);
          met.add(school);
          if (typeof fate !== "string") expect(reason, line).toMatch(fate);
          else expect(reason, line).toBe(repeat ? "the same as an earlier record" : undefined);
          expect(inPart.has(record), line).toBe(fate === "in part" && !repeat);
        }
        const used = new Set(rows.filter(({ fate }) => typeof fate === "string").map(({ school }) => school));
        expect(schools.map(({ school }) => school).sort()).toEqual([...used].sort());
      }),
      { numRuns: 100 },
    );
  });

  it("leaves the same release, byte for byte, for its rows in any order", async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(dirtyRows, fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }), async (rows, order) => {
        const texts = [dirtyText(rows), dirtyText(shuffled(rows, order))];
        if (texts[0] !== texts[1]) changed += 1;
        const [one, other] = await Promise.all(texts.map((text) => runExample({ "schools.csv": text }, study)));
        const hash = /[0-9a-f]{64}/g;
        expect([...(other?.release.keys() ?? [])]).toEqual([...(one?.release.keys() ?? [])]);
        for (const [file, text] of one?.release ?? []) {
          if (file === "evidence/files.sha256") continue;
          const hashed = file === "manifest.json" || file === "report.html";
          const its = other?.release.get(file);
          expect(hashed ? its?.replace(hash, "") : its, file).toBe(hashed ? text.replace(hash, "") : text);
        }
        expect(other?.private.get("cells-progress.csv")).toBe(one?.private.get("cells-progress.csv"));
      }),
      { numRuns: 12 },
    );
    expect(changed).toBeGreaterThan(6);
  });
});
