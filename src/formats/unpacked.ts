import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ColdspotError } from "../effects/coldspot-error.ts";

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

/**
 * The bytes inside a gzip file, chunk by chunk.
 *
 * @throws ColdspotError (3) when it is cut off or not gzip; errors of reading the file itself are passed on unchanged
 */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  // Errors of both streams come out of the loop below. Without the callback they would also be thrown outside it.
  pipeline(Readable.from(chunks), gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new ColdspotError(`not a whole gzip file: ${name}`, { exitCode: 3, advice: "fetch or pack the file again" });
  }
}
