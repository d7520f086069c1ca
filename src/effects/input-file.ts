import { ColdspotError } from "./coldspot-error.ts";
import type { Effects, Stamp } from "./effects.ts";

/**
 * Refuses what cannot be read as a file: a folder, or a pipe, socket or device, at which a reader would wait for ever.
 *
 * @param missing what to say when nothing is there
 * @throws ColdspotError (2)
 */
export async function refuseNoFile(effects: Effects, path: string, missing: ColdspotError): Promise<void> {
  const kind = await effects.kind(path);
  if (kind === "file") return;
  if (kind === "nothing") throw missing;
  throw kind === "folder"
    ? new ColdspotError(`a folder, where a file is meant: ${path}`, {
        exitCode: 2,
        advice: "name a file in it; a star matches any part of a name: folder/*.csv",
      })
    : noFile(path);
}

/**
 * What the disk reports about a file that is to be read, before it is read.
 *
 * @param missing what to say when nothing is there
 * @throws ColdspotError (2)
 */
export async function stampOfFile(effects: Effects, path: string, missing: ColdspotError): Promise<Stamp> {
  await refuseNoFile(effects, path, missing);
  const stamp = await effects.stamp(path);
  if (stamp === null) throw missing;
  return stamp;
}

/** The error for a pipe, a socket or a device. */
export function noFile(path: string): ColdspotError {
  return new ColdspotError(`a pipe, socket or device, where a file is meant: ${path}`, {
    exitCode: 2,
    advice: "write what it gives into a file first: a file is read more than once",
  });
}

/** The error for an input that is not there. */
export function noSuchInput(path: string): ColdspotError {
  return new ColdspotError(`no such file: ${path}`, {
    exitCode: 2,
    advice: "correct the path in the study file or give --data NAME=PATH",
  });
}
