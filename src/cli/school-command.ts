import { ColdspotError } from "../effects/coldspot-error.ts";
import { askSchool } from "../run/commands/ask-school.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { usage } from "./wording.ts";

/** `coldspot school URN --on DATE --links PATH`. */
export const schoolCommand: Command = async (words, effects) => {
  const {
    words: [urn = ""],
    on,
    links,
    register,
    takenOn,
  } = readArguments("school", words, 1);
  const wrong = (message: string) => new ColdspotError(message, { exitCode: 2, advice: `use: ${usage.school ?? ""}` });
  if (on === undefined) throw wrong("no date given: --on is missing");
  if (links === undefined) throw wrong("no file of links given: --links is missing");
  if ((register === undefined) !== (takenOn === undefined)) throw wrong("--register and --taken-on go together");
  const known = register === undefined || takenOn === undefined ? null : { path: register, takenOn };
  return `${(await askSchool({ urn, on, links, register: known }, effects)).join("\n")}\n`;
};
