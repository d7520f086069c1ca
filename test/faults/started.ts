import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Scene } from "./scene.ts";
import type { Tally } from "./tally.ts";

const program = fileURLToPath(new URL("../../bin/coldspot.js", import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
  readonly out: string;
  /** It had to be killed because it did not end in its time. */
  readonly hung: boolean;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A small study takes about a second; this long it takes on no machine. */
const longest = 90_000;

/** Starts a program whose temporary files go where the scene says. */
export function start(words: readonly string[], { folder, temporary }: Scene, more: NodeJS.ProcessEnv = {}): Started {
  const [command = "", ...rest] = words;
  const child = spawn(command, rest, { cwd: folder, env: { ...process.env, TMPDIR: temporary, ...more } });
  let [out, err, hung] = ["", "", false];
  child.stdout.on("data", (text) => {
    out += String(text);
  });
  child.stderr.on("data", (text) => {
    err += String(text);
  });
  const clock = setTimeout(() => {
    hung = true;
    child.kill("SIGKILL");
  }, longest);
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      resolve({ code, signal, err, out, hung });
    });
  });
  return { child, ended };
}

/** A run of a study as from a shell. */
export const startRun = (scene: Scene, study = "study.yaml", more: readonly string[] = []): Started =>
  start([process.execPath, program, "run", study, "--out", scene.out, "--threads", "1", ...more], scene);

/** A run that clears up what it finds and then fails, since its table is not there. */
export const startFailing = (scene: Scene): Started => startRun(scene, "study.yaml", ["--data", "pupils=none.csv"]);

/** The exit codes that a user may see, and those of signals that were sent. */
const known: readonly (number | null)[] = [0, 1, 2, 3, 4];

/** Counts an end that should never be: a hang, a bug, or a signal that nobody sent. */
export function countEnd(tally: Tally, ended: Ended, what: string, sent: readonly number[] = []): void {
  const { code, err, hung } = ended;
  if (hung) tally.count("hangs", `${what}: ${err}`);
  else if (
    !(known.includes(code) || (code !== null && sent.includes(code))) ||
    /this is a bug|^\s+at .*:\d+:\d+/m.test(err)
  )
    tally.count("crashes", `${what}: code ${code}, signal ${ended.signal}: ${err}`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
