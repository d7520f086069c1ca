import { dryRun } from "../run/commands/dry-run.ts";
import { type RunOptions, runStudy } from "../run/run-study.ts";
import { summaryLines } from "../run/summary.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot run STUDY`: seven lines at the end, or one JSON object; `--dry-run` prints the statements. */
export const runCommand: Command = async (words, effects) => {
  const {
    words: [studyPath = ""],
    out,
    data,
    threads,
    json,
    dryRun: dry,
  } = readArguments("run", words, 1);
  if (dry) return dryRun(studyPath, effects);
  const options: RunOptions = {
    studyPath,
    data,
    ...(out === undefined ? {} : { out }),
    ...(threads === undefined ? {} : { threads }),
  };
  const summary = await runStudy(options, effects);
  return json ? `${JSON.stringify(summary, null, 2)}\n` : `${summaryLines(summary).join("\n")}\n`;
};
