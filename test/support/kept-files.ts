import type { Effects } from "../../src/effects/effects.ts";
import { quietEffects } from "./measure-study.ts";

/** Effects that write nothing to disk, and what was written, by the names of files without their folder. */
export function keptFiles(): { readonly effects: Effects; readonly files: ReadonlyMap<string, Buffer> } {
  const files = new Map<string, Buffer>();
  const write: Effects["write"] = async (path, chunks) => {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    files.set(path.replace(/^.*\//, ""), Buffer.concat(parts));
  };
  return { effects: { ...quietEffects, write }, files };
}
