import { dirname, relative, resolve } from "node:path";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { writeText } from "../effects/read-whole.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { firstStudy } from "../run/commands/first-study.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot init FILE...`: says what files are, and writes a first study of them with every guess marked. */
export const initCommand: Command = async (words, effects) => {
  const { words: files, out = "study.yaml" } = readArguments("init", words, "many");
  if ((await effects.kind(out)) !== "nothing") {
    throw new ColdspotError(`already there: ${out}`, {
      exitCode: 2,
      advice: "choose another name with --out; nothing was overwritten",
    });
  }
  const shown = (path: string) => relative(dirname(resolve(out)), resolve(path)).replaceAll("\\", "/");
  const found = await firstStudy(
    effects,
    files.map((path) => ({ path, shown: shown(path) })),
  );
  await writeText(effects, out, found.text);
  const marks = found.text.split("# please check").length - 1;
  const left = found.left.map(({ name, unusable }) => `left out: ${shortWord(name)}: ${unusable}`);
  const wrote = `wrote ${out}; look at the ${marks} ${marks === 1 ? "line" : "lines"} marked "# please check", then: coldspot check ${out}`;
  return `${[...found.files, ...left, wrote].join("\n")}\n`;
};
