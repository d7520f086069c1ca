import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { noSuchInput, stampOfFile } from "../../effects/input-file.ts";
import { readBytes } from "../../effects/read-whole.ts";
import type { Layout } from "../../study/study.ts";

/** Layouts that are read whole and not row by row: boundaries, workbooks of a known shape. */
export const wholeLayouts: readonly Layout[] = ["boundaries", "achieving-excellence"];

/** A file read whole, with what the manifest says about it. */
export interface WholeFile {
  readonly path: string;
  readonly name: string;
  /** Unpacked. */
  readonly content: Uint8Array;
  readonly bytes: number;
  readonly sha256: string;
  /** When it was last changed, as in `Stamp`. */
  readonly changed: string;
}

function unpackedWhole(stored: Uint8Array, name: string): Uint8Array {
  try {
    return gunzipSync(stored);
  } catch {
    throw new ColdspotError(`not a whole gzip file: ${name}`, {
      exitCode: 3,
      advice: "check that it was copied whole",
    });
  }
}

/**
 * Reads a file whole, unpacking gzip.
 *
 * @throws ColdspotError (2) when there is no such file
 */
export async function readWhole(effects: Effects, path: string): Promise<WholeFile> {
  const name = path.replace(/^.*[/\\]/, "");
  const stamp = await stampOfFile(effects, path, noSuchInput(path));
  const stored = await readBytes(effects, path);
  const packed = stored[0] === 0x1f && stored[1] === 0x8b;
  return {
    path,
    name,
    content: packed ? unpackedWhole(stored, name) : stored,
    bytes: stored.byteLength,
    sha256: createHash("sha256").update(stored).digest("hex"),
    changed: stamp.changed,
  };
}
