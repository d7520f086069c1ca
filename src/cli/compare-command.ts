import { compareRuns } from "../run/commands/compare.ts";
import { readManifest, readResults } from "../run/commands/read-release.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot compare DIR DIR`, the earlier run first. */
export const compareCommand: Command = async (words, effects) => {
  const [before = "", after = ""] = readArguments("compare", words, 2).words;
  const run = async (folder: string) => ({
    manifest: await readManifest(effects, folder),
    results: await readResults(effects, folder),
  });
  return `${compareRuns(await run(before), await run(after)).join("\n")}\n`;
};
