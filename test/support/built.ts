import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Whether `npm run build` has not been run: tests of the built program are skipped then. */
export const notBuilt = !existsSync(`${root}dist/cli/main.js`);

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs Node in the project's folder, or another, and waits for its end. */
export function runNode(words: readonly string[], cwd = root): Ended {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: status, signal, out: stdout, err: stderr };
}

/** The built program as users start it: `node bin/coldspot.js ...`. */
export const runBuilt = (words: readonly string[], cwd?: string): Ended =>
  runNode([`${root}bin/coldspot.js`, ...words], cwd);

/** The built program in a line of the shell, in which "$@" stands for it and its words. */
export function startBuilt(words: readonly string[], cwd: string, line: string): Ended {
  const program = [process.execPath, `${root}bin/coldspot.js`, ...words];
  const { status, signal, stdout, stderr } = spawnSync("sh", ["-c", line, "sh", ...program], {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: status, signal, out: stdout, err: stderr };
}
