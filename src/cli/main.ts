import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import type { Effects } from "../effects/effects.ts";
import { faultLines } from "../effects/fault-lines.ts";
import { realEffects } from "../effects/real-effects.ts";
import { programVersion } from "../effects/shipped.ts";
import { strayFault } from "../effects/system-error.ts";
import type { Command } from "./command.ts";
import { helpText } from "./wording.ts";

/** Commands are loaded when called, so that `--help` does not wait for the engine. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import("./demo-command.ts")).demoCommand,
  run: async () => (await import("./run-command.ts")).runCommand,
  check: async () => (await import("./check-command.ts")).checkCommand,
  seal: async () => (await import("./seal-command.ts")).sealCommand,
  init: async () => (await import("./init-command.ts")).initCommand,
  schemes: async () => (await import("./schemes-command.ts")).schemesCommand,
  school: async () => (await import("./school-command.ts")).schoolCommand,
  explain: async () => (await import("./explain-command.ts")).explainCommand,
  attack: async () => (await import("./attack-command.ts")).attackCommand,
  compare: async () => (await import("./compare-command.ts")).compareCommand,
};

async function perform(words: readonly string[], effects: Effects): Promise<string> {
  const [name, ...rest] = words;
  if (name === undefined || name === "--help" || name === "-h" || name === "help" || rest.includes("--help"))
    return helpText;
  if (name === "--version" || name === "-v") return `${programVersion()}\n`;
  const load = commands[name];
  if (load === undefined || !Object.hasOwn(commands, name)) {
    throw new ColdspotError(`unknown command: ${name}${didYouMean(name, Object.keys(commands))}`, {
      exitCode: 2,
      advice: "coldspot --help lists them",
    });
  }
  return (await load())(rest, effects);
}

/**
 * The command line: output to standard output, errors to standard error as "what, where, the value; what to do".
 *
 * @returns the exit code
 */
export async function main(words: readonly string[], effects: Effects = realEffects): Promise<number> {
  try {
    await effects.print(await perform(words, effects));
    return 0;
  } catch (caught) {
    const error = strayFault(caught);
    if (error instanceof ColdspotError) {
      effects.say(`coldspot: ${error.message}`);
      effects.say(`  ${error.advice}`);
      return error.exitCode;
    }
    effects.say("coldspot: this is a bug in Coldspot, not a problem with your data; please report it with these lines");
    for (const line of faultLines(error)) effects.say(line);
    return 1;
  }
}
