import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { NationSink } from "../../src/synthetic/sink.ts";

/** Writes the files of a nation into a folder that exists. */
export function folderSink(folder: string): NationSink {
  return {
    async text(name, chunks) {
      const file = openSync(join(folder, name), "w");
      for await (const chunk of chunks) writeSync(file, chunk);
      closeSync(file);
    },
  };
}
