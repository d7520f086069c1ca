import { checkStudy } from "../run/commands/check-study.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot check STUDY`. */
export const checkCommand: Command = async (words, effects) => {
  const {
    words: [path = ""],
    data,
  } = readArguments("check", words, 1);
  return `${(await checkStudy(effects, path, data)).join("\n")}\n`;
};
