import { parseArgs } from "node:util";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { runDemo } from "../run/commands/demo.ts";
import { summaryLines } from "../run/summary.ts";
import type { Command } from "./command.ts";
import { usage } from "./wording.ts";

function wholeNumber(option: string, text: string | undefined, usual: number): number {
  const value = text === undefined ? usual : Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new ColdspotError(`not a whole number for --${option}: ${text ?? ""}`, {
    exitCode: 2,
    advice: `use: ${usage.demo ?? ""}`,
  });
}

function readOptions(words: readonly string[]) {
  try {
    const options = { pupils: { type: "string" }, seed: { type: "string" }, out: { type: "string" } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ColdspotError(said.replace(/^Unknown option/, "unknown option"), {
      exitCode: 2,
      advice: `use: ${usage.demo ?? ""}`,
    });
  }
}

/** `coldspot demo`: an invented nation, written as an analyst's files, read back and reported. */
export const demoCommand: Command = async (words, effects) => {
  const values = readOptions(words);
  const summary = await runDemo(
    {
      pupils: wholeNumber("pupils", values.pupils, 60_000),
      seed: wholeNumber("seed", values.seed, 2016),
      folder: values.out ?? "coldspot-demo",
    },
    effects,
  );
  return `${summaryLines(summary).join("\n")}\n`;
};
