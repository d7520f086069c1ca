import { sealStudy } from "../run/commands/seal-study.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot seal STUDY`: fixes what a study asks before its data are read. */
export const sealCommand: Command = async (words, effects) => {
  const {
    words: [studyPath = ""],
    date,
  } = readArguments("seal", words, 1);
  const lines = await sealStudy(effects, { studyPath, ...(date === undefined ? {} : { date }) });
  return `${lines.join("\n")}\n`;
};
