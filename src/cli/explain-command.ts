import { explainFigure } from "../run/explain.ts";
import { readResults } from "../run/read-release.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./main.ts";

/** `coldspot explain DIR FIGURE`. */
export const explainCommand: Command = async (words, effects) => {
  const [folder = "", figure = ""] = readArguments("explain", words, 2).words;
  return `${explainFigure(await readResults(effects, folder), figure).join("\n")}\n`;
};
