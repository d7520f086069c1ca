import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mayLive, thisProcess } from "../../src/effects/process-mark.ts";

const here = thisProcess();
const onLinux = existsSync("/proc/self/stat");

describe("whether a process may still be at work", () => {
  it("this one is", () => expect(mayLive(here, here)).toBe(true));

  it("one that has ended is not", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    expect(mayLive(here, { ...here, pid, began: "" })).toBe(false);
  });

  it.skipIf(!onLinux)("one that died and was not asked for by the process that began it is not", async () => {
    // The shell begins a process that ends soon, becomes one that never asks for it, and says its number first.
    const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 30"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const [said] = await once(parent.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, 900));
      const pid = Number(String(said));
      expect(() => process.kill(pid, 0)).not.toThrow();
      expect(mayLive(here, { ...here, pid, began: "" })).toBe(false);
    } finally {
      parent.kill("SIGKILL");
    }
  });

  it.skipIf(!onLinux)("another that has its number by now is not the same", () =>
    expect(mayLive(here, { ...here, began: "1" })).toBe(false),
  );

  it.each([
    ["on a machine that was off since", { boot: "earlier" }, false],
    ["on another machine", { host: "elsewhere", pid: 999_999_999 }, true],
    ["on a copy of this machine with its name", { machine: "another", pid: 999_999_999 }, true],
    ["in another container on this machine", { space: "pid:[1]", pid: 999_999_999 }, true],
  ])("one %s: %o is %s", (_, other, may) => expect(mayLive(here, { ...here, ...other })).toBe(may));
});
