import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effects } from "../../src/effects/effects.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { fullAtWrite, Killed, killedAt, quickEffects, watchedEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { schoolsText, studyText } from "../support/invented-schools.ts";
import { windows1252 } from "../support/memory-file.ts";
import { inFolder } from "../support/temp-folder.ts";

// A file in Windows-1252 is copied first: a run then writes in its work folder as well as in what it leaves.
const files = {
  "study.yaml": studyText({ places: "{}", show: "\n  - mean: { of: [all, disadvantaged] }" }),
  "schools.csv": windows1252(schoolsText().replace("Ash", "St Mary’s")),
  "other.csv": schoolsText().replace("-0.50", "-0.90"),
};

const inputs = ["other.csv", "schools.csv", "study.yaml"];

interface Place {
  readonly folder: string;
  readonly run: (effects: Effects, data?: string) => Promise<unknown>;
  readonly left: () => ReadonlyMap<string, string> | null;
  readonly names: () => readonly string[];
}

function withPlace(work: (place: Place) => Promise<void>): Promise<void> {
  return inFolder(files, async (folder) => {
    const out = join(folder, "out");
    await work({
      folder,
      run: (effects, data) =>
        runStudy(
          {
            studyPath: join(folder, "study.yaml"),
            out,
            threads: 1,
            ...(data === undefined ? {} : { data: new Map([["schools", join(folder, data)]]) }),
          },
          effects,
        ),
      left: () => (readdirSync(folder).includes("out") ? filesOf(out) : null),
      names: () => readdirSync(folder).filter((name) => !inputs.includes(name)),
    });
  });
}

/** What a run of each of the two tables leaves, when nothing goes wrong. */
async function finished(data?: string): Promise<ReadonlyMap<string, string>> {
  let left: ReadonlyMap<string, string> | null = null;
  await withPlace(async ({ run, left: now }) => {
    await run(quickEffects, data);
    left = now();
  });
  return left ?? new Map();
}

describe("a disk that is full at the n-th write", async () => {
  const old = await finished("other.csv");
  const whole = await finished();
  const counting = fullAtWrite(0);
  await withPlace(async ({ run }) => void (await run(counting.effects)));
  const writes = counting.writes();

  it("meets a run of a dozen writes and more", () => {
    expect(writes).toBeGreaterThanOrEqual(12);
    expect([...old.keys()]).toEqual([...whole.keys()]);
    expect(old).not.toEqual(whole);
  });

  it("ends the run with what to do, and leaves the earlier output as it was, whichever write it is", async () => {
    await withPlace(async ({ run, left, names }) => {
      await run(quickEffects, "other.csv");
      for (let n = 1; n <= writes; n++) {
        await expect(run(fullAtWrite(n).effects), `write ${n}`).rejects.toMatchObject({
          exitCode: 1,
          message: expect.stringMatching(/^the disk is full: .*\/out\.run-\d+-\w{6}\//),
          advice: "free some space and run again; nothing half-written was left",
        });
        expect(names(), `write ${n}`).toEqual(["out"]);
        expect(left(), `write ${n}`).toEqual(old);
      }
    });
  });

  it("leaves no folder at all where there was none", async () => {
    await withPlace(async ({ run, names }) => {
      for (const n of [1, 2, writes]) {
        await expect(run(fullAtWrite(n).effects)).rejects.toMatchObject({ exitCode: 1 });
        expect(names()).toEqual([]);
      }
    });
  });
});

describe("a run that dies at the n-th change of the disk", async () => {
  const old = await finished("other.csv");
  const whole = await finished();
  const counting = killedAt(0);
  await withPlace(async ({ run }) => {
    await run(quickEffects, "other.csv");
    await run(counting.effects);
  });
  const changes = counting.kinds.length;
  /** A run that dies at this change has taken the earlier output out of its place and not put the new one there. */
  const secondRename = counting.kinds.lastIndexOf("rename") + 1;

  it("leaves the old output or the new one whole, and the next run says what it cleared and succeeds", async () => {
    const seen = new Set<string>();
    await withPlace(async ({ folder, run, left, names }) => {
      await run(quickEffects, "other.csv");
      cpSync(join(folder, "out"), join(folder, "kept/out"), { recursive: true });
      for (let n = 1; n <= changes; n++) {
        rmSync(join(folder, "out"), { recursive: true });
        cpSync(join(folder, "kept/out"), join(folder, "out"), { recursive: true });
        await expect(run(killedAt(n).effects), `change ${n}`).rejects.toThrow(Killed);
        // The last change is to remove the lock, empty by then: of that there is nothing to say.
        const leftSomething = names().length > 2 && n < changes;
        seen.add(left() === null ? "out of its place" : "in its place");
        const said: string[] = [];
        const saying: Effects = { ...quickEffects, say: (line) => void said.push(line) };
        // A run that clears up and then fails: what is there is what the dead one left.
        await expect(run(saying, "nothing.csv"), `change ${n}`).rejects.toMatchObject({ exitCode: 2 });
        const now = left();
        expect([old, whole], `change ${n}`).toContainEqual(now);
        expect(names(), `change ${n}`).toEqual(["kept", "out"]);
        expect(
          said.some((line) => /ended|back in it/.test(line)),
          `change ${n}: ${said}`,
        ).toBe(leftSomething);
        if (n % 6 !== 0) continue;
        await run(quickEffects);
        expect(left(), `after change ${n}`).toEqual(whole);
        expect(names(), `after change ${n}`).toEqual(["kept", "out"]);
      }
    });
    expect([...seen].sort()).toEqual(["in its place", "out of its place"]);
  });

  it("leaves the same where it dies while it clears up after another that died", async () => {
    await withPlace(async ({ folder, run, left, names }) => {
      await run(quickEffects, "other.csv");
      cpSync(join(folder, "out"), join(folder, "kept/out"), { recursive: true });
      // Between the two renames, before the first file of the earlier output is removed, and after some are.
      for (const first of [secondRename, secondRename + 1, secondRename + 4])
        for (let second = 1; second <= 12; second += 2) {
          rmSync(join(folder, "out"), { recursive: true });
          cpSync(join(folder, "kept/out"), join(folder, "out"), { recursive: true });
          await expect(run(killedAt(first).effects)).rejects.toThrow(Killed);
          await run(killedAt(second).effects, "nothing.csv").catch(() => {});
          await expect(run(quickEffects, "nothing.csv")).rejects.toMatchObject({ exitCode: 2 });
          expect([old, whole], `changes ${first} and ${second}`).toContainEqual(left());
          expect(names(), `changes ${first} and ${second}`).toEqual(["kept", "out"]);
        }
    });
  });
});

describe("a change of the disk that is refused", () => {
  it.each([
    ["rename", 2],
    ["claim", 1],
    ["makeFolder", 3],
    ["freshFolder", 1],
    ["copyRights", 1],
  ] as const)("leaves the earlier output where it was: each %s in turn", async (kind, times) => {
    await withPlace(async ({ run, left, names }) => {
      await run(quickEffects, "other.csv");
      const before = left();
      const refusing = (n: number) => {
        let count = 0;
        return watchedEffects((change, path) => {
          if (change === kind && ++count === n) throw Object.assign(new Error(`EACCES: ${path}`), { code: "EACCES" });
        });
      };
      let failures = 0;
      for (let n = 1; n <= 5; n++) {
        const failed = await run(refusing(n)).then(
          () => false,
          () => true,
        );
        if (!failed) break;
        failures += 1;
        expect(names(), `${kind} ${n}`).toEqual(["out"]);
        expect(left(), `${kind} ${n}`).toEqual(before);
      }
      expect(failures).toBe(times);
    });
  });
});
