import { mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Effects } from "../../../src/effects/effects.ts";
import type { ProcessMark } from "../../../src/effects/process-mark.ts";
import { enterRun } from "../../../src/run/files/run-folder.ts";
import { deadProcess } from "../../support/failing-effects.ts";
import { quietEffects } from "../../support/measure-study.ts";
import { inFolder } from "../../support/temp-folder.ts";

const inOut = (work: (folder: string, out: string) => Promise<void>) =>
  inFolder({}, async (folder) => work(realpathSync(folder), join(realpathSync(folder), "out")));

/** Effects of another process. */
const as = (self: ProcessMark, said: string[] = []): Effects => ({
  ...quietEffects,
  self,
  say: (line) => void said.push(line),
});

describe("the lock of an output folder", () => {
  it("is one run's; the next one is refused with advice, and leaves nothing", () =>
    inOut(async (folder, out) => {
      const first = await enterRun(quietEffects, out);
      const before = readdirSync(folder);
      await expect(enterRun(quietEffects, out)).rejects.toMatchObject({
        message: `another run is writing this folder, process ${process.pid} on ${quietEffects.self.host}: ${out}`,
        advice: `wait until it has ended, or choose another folder with --out; if no such run is still going, remove ${out}.lock`,
        exitCode: 2,
      });
      expect(readdirSync(folder)).toEqual(before);
      await first.leave();
      expect(readdirSync(folder)).toEqual([]);
      await (await enterRun(quietEffects, out)).leave();
    }));

  it("goes to one of many that ask at once", () =>
    inOut(async (folder, out) => {
      for (let round = 0; round < 20; round++) {
        const asked = await Promise.allSettled(Array.from({ length: 8 }, () => enterRun(quietEffects, out)));
        const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
        expect(got.length).toBe(1);
        await got[0]?.leave();
        expect(readdirSync(folder)).toEqual([]);
      }
    }));

  it("of a dead process goes to one of many, with what that left, and it is said", () =>
    inOut(async (folder, out) => {
      for (let round = 0; round < 20; round++) {
        const dead = await enterRun(as(deadProcess), out);
        const said: string[] = [];
        const asked = await Promise.allSettled(
          Array.from({ length: 8 }, () => enterRun(as(quietEffects.self, said), out)),
        );
        const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
        expect(got.length).toBe(1);
        expect(readdirSync(folder).filter((name) => name.startsWith("out.run-")).length).toBe(1);
        expect(said).toContain(
          `an earlier run, process ${deadProcess.pid} on ${deadProcess.host}, ended without clearing up; removing what it left: ${dead.run}`,
        );
        await got[0]?.leave();
        expect(readdirSync(folder)).toEqual([]);
      }
    }));

  it("of a process on another machine is refused: it cannot be looked at from here", () =>
    inOut(async (_, out) => {
      await enterRun(as({ ...deadProcess, host: "lab-7" }), out);
      await expect(enterRun(quietEffects, out)).rejects.toMatchObject({
        message: `another run is writing this folder, process ${deadProcess.pid} on lab-7: ${out}`,
      });
    }));

  it("that somebody removed by hand ends the run before it replaces anything", () =>
    inOut(async (_, out) => {
      const first = await enterRun(quietEffects, out);
      rmSync(`${out}.lock`, { recursive: true });
      const second = await enterRun(quietEffects, out);
      await expect(first.refuseLost()).rejects.toMatchObject({ exitCode: 2 });
      await second.refuseLost();
      await first.drop();
      await second.refuseLost();
    }));

  it("is not taken where something else has its name", () =>
    inOut(async (_, out) => {
      writeFileSync(`${out}.lock`, "a file of somebody");
      await expect(enterRun(quietEffects, out)).rejects.toMatchObject({ exitCode: 2 });
      rmSync(`${out}.lock`);
      mkdirSync(`${out}.lock`);
      writeFileSync(`${out}.lock/notes.txt`, "mine");
      await expect(enterRun(quietEffects, out)).rejects.toMatchObject({
        message: `something is where a run would put its lock: ${out}.lock`,
      });
      expect(readdirSync(`${out}.lock`)).toEqual(["notes.txt"]);
    }));
});

describe("what a run left that died before it had written down who it is", () => {
  it.each([
    ["an empty folder", []],
    ["half a name", ["owner.json"]],
  ])("%s goes with the next run", (_, files) =>
    inOut(async (folder, out) => {
      const left = `${out}.run-${deadProcess.pid}-Ab_12z`;
      mkdirSync(left);
      for (const file of files) writeFileSync(join(left, file), '{"pid": 99');
      await (await enterRun(quietEffects, out)).leave();
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  it("stays where its process lives: it may be about to ask for the lock", () =>
    inOut(async (folder, out) => {
      mkdirSync(`${out}.run-${process.ppid}-Ab12zz`);
      await (await enterRun(quietEffects, out)).leave();
      expect(readdirSync(folder)).toEqual([`out.run-${process.ppid}-Ab12zz`]);
    }));
});
