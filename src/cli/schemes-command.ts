import { csvText } from "../formats/csv-text.ts";
import { describeScheme, listSchemes, schemeMembers } from "../run/commands/describe-schemes.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot schemes`: the schemes that ship; `coldspot schemes NAME`: one with its members. */
export const schemesCommand: Command = async (words) => {
  const {
    words: [name],
    csv,
  } = readArguments("schemes", words, "optional");
  if (name === undefined) return `${listSchemes().join("\n")}\n`;
  if (csv) return csvText(["scheme", "member", "code", "name"], schemeMembers(name));
  return `${describeScheme(name).join("\n")}\n`;
};
