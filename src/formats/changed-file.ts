import { createHash } from "node:crypto";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";

/** What was known about a file before it was read. */
export interface LookedAt {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** As in `Stamp`. */
  readonly changed: string;
}

/** The error for a file that is not the one it was when the run began. */
export function changedError(name: string): ColdspotError {
  return new ColdspotError(`changed while it was read: ${name}`, {
    exitCode: 3,
    advice: "nothing was written; wait until no program is writing to it, or give a copy of it, and run again",
  });
}

/**
 * Checks a file on disk: its size and the time of its last change must be what they were.
 *
 * @throws ColdspotError (3) when it was changed or is gone
 */
export async function refuseTouched(effects: Effects, file: LookedAt): Promise<void> {
  const stamp = await effects.stamp(file.path);
  if (stamp === null)
    throw new ColdspotError(`gone since the run began: ${file.name}`, {
      exitCode: 3,
      advice: "nothing was written; put it back and run again",
    });
  if (stamp.bytes !== file.bytes || stamp.changed !== file.changed) throw changedError(file.name);
}

/**
 * Checks a file once more after it was last read: size, time of the last change and hash must be what they were, so
 * that the recorded evidence is about the bytes that were read.
 *
 * @throws ColdspotError (3) when it was changed or is gone
 */
export async function refuseChanged(effects: Effects, file: LookedAt): Promise<void> {
  await refuseTouched(effects, file);
  const hash = createHash("sha256");
  for await (const chunk of effects.read(file.path)) hash.update(chunk);
  if (hash.digest("hex") !== file.sha256) throw changedError(file.name);
}
