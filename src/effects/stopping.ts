import { lstatSync, rmdirSync, rmSync } from "node:fs";
import { constants } from "node:os";

/** What ends a run from outside; Windows knows the first and the last. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Signal = (typeof signals)[number];

const toClear = new Set<readonly string[]>();
let unbrokenWork = 0;
let waiting: Signal | null = null;
let doneMeanwhile = "";
let onStop: ((signal: Signal) => void) | null = null;

/** Removes these, if the process is stopped by a signal; the returned function takes them off that list. */
export function clearIfStopped(paths: readonly string[]): () => void {
  const own = [...paths];
  toClear.add(own);
  return () => toClear.delete(own);
}

/** Does something that a signal to stop waits for. */
export async function unbroken<Result>(done: string, work: () => Promise<Result>): Promise<Result> {
  unbrokenWork += 1;
  try {
    const result = await work();
    doneMeanwhile = done;
    return result;
  } finally {
    unbrokenWork -= 1;
    if (waiting !== null && unbrokenWork === 0) onStop?.(waiting);
    doneMeanwhile = "";
  }
}

/** Folders whose last part ends in a slash are removed only when they are empty. */
function clear(path: string): void {
  try {
    if (path.endsWith("/")) rmdirSync(path);
    else rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Whether it is still there is looked at afterwards, and said.
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Calls of the system that are still on their way end within this time, in milliseconds. */
const lastCalls = 40;

/** Removes what is on the list, twice: what was on its way at the first time is there at the second. */
function clearAll(): readonly string[] {
  const paths = [...toClear].flat();
  for (const path of paths) clear(path);
  if (paths.length > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lastCalls);
  for (const path of paths) clear(path);
  return paths.filter((path) => !path.endsWith("/") && isThere(path));
}

/**
 * From now on a signal to stop removes the working files, says what is left, and ends the process with 128 and its number.
 *
 * Nothing of ours runs between the signal and the end, so that nothing is written again.
 */
export function stopOnSignals(say: (line: string) => void): void {
  onStop = (signal) => {
    const working = toClear.size > 0;
    const left = clearAll();
    const cleared = working ? " before its output was in place; its working files were removed" : "";
    say(`coldspot: stopped by ${signal}${doneMeanwhile === "" ? cleared : `; ${doneMeanwhile}`}`);
    for (const path of left) say(`  could not be removed, and may hold pupils' records; remove it yourself: ${path}`);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals)
    process.on(signal, () => {
      if (unbrokenWork > 0) waiting = signal;
      else onStop?.(signal);
    });
}
