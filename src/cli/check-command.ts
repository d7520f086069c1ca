import { checkStudy } from "../run/commands/check-study.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot check STUDY`. */
export const checkCommand: Command = async (words, effects) => {
  const {
    words: [studyPath = ""],
    ...given
  } = readArguments("check", words, 1);
  const options = {
    studyPath,
    data: given.data,
    ...(given.out === undefined ? {} : { out: given.out }),
    ...(given.threads === undefined ? {} : { threads: given.threads }),
  };
  return `${(await checkStudy(effects, options)).join("\n")}\n`;
};
