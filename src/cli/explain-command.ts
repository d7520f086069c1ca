import { explainFigure } from "../run/commands/explain.ts";
import { readResults } from "../run/commands/read-release.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot explain DIR FIGURE`. */
export const explainCommand: Command = async (words, effects) => {
  const [folder = "", figure = ""] = readArguments("explain", words, 2).words;
  return `${explainFigure(await readResults(effects, folder), figure).join("\n")}\n`;
};
