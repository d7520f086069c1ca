import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** What is counted of a kind of fault. All but the first must be 0. */
export const counted = ["tried", "crashes", "hangs", "losses", "torn", "leaks"] as const;
export type Counted = (typeof counted)[number];

/**
 * Counts what a kind of fault did.
 *
 *     crashes  a process that ended as it never should: the words for a bug, a stack, a signal that no one sent
 *     hangs    a process that did not end in its time
 *     losses   an earlier release or a file of the user's that is nowhere any more
 *     torn     a release that is of no single run
 *     leaks    working files or a lock that stayed, anything written outside, private files that others may read
 */
export class Tally {
  readonly #counts = new Map<Counted, number>(counted.map((name) => [name, 0]));
  readonly #why: string[] = [];

  tried(): void {
    this.#counts.set("tried", this.of("tried") + 1);
  }

  /** Counts a fault, with what it was for whoever reads the failing test. */
  count(what: Exclude<Counted, "tried">, why: string): void {
    this.#counts.set(what, this.of(what) + 1);
    this.#why.push(`${what}: ${why}`);
  }

  of(name: Counted): number {
    return this.#counts.get(name) ?? 0;
  }

  why(): readonly string[] {
    return this.#why;
  }
}

const file = fileURLToPath(new URL("results/faults.csv", import.meta.url));

function rows(): ReadonlyMap<string, string> {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(1) : [];
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
}

/**
 * Holds a tally to the figures that are kept: nothing but trials, and not fewer than were kept.
 *
 * `UPDATE_GOLDEN=1` keeps the new ones.
 */
export function hold(kind: string, tally: Tally): void {
  expect(tally.why(), kind).toEqual([]);
  const row = [kind, ...counted.map((name) => tally.of(name))].join(",");
  if (process.env.UPDATE_GOLDEN === "1") {
    const kept = new Map([...rows(), [kind, row] as const]);
    const lines = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
    writeFileSync(file, `${["kind", ...counted].join(",")}\n${lines.join("\n")}\n`);
  }
  const before = rows().get(kind)?.split(",").slice(1).map(Number);
  expect(before, `${kind} has no row in ${file}`).toBeDefined();
  expect(tally.of("tried"), kind).toBeGreaterThanOrEqual(before?.[0] ?? 0);
}
