import { dirname, relative, resolve } from "node:path";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { writeText } from "../effects/read-whole.ts";
import { looksLikeName } from "../effects/words-of-files.ts";
import { undeclared } from "../formats/table-shape.ts";
import { surveyPath } from "../run/files/survey-table.ts";
import { firstStudy } from "../study/first-study.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `coldspot init FILE`: a first study file, with every guess marked. */
export const initCommand: Command = async (words, effects) => {
  const { words: files, out = "study.yaml" } = readArguments("init", words, "many");
  const [path = "", ...more] = files;
  if (more.length > 0) {
    throw new ColdspotError(`init reads one file in this version, but was given: ${files.join(" ")}`, {
      exitCode: 2,
      advice: "start with the table of schools or of pupils, and add the other files by hand (docs/study.md)",
    });
  }
  if ((await effects.kind(out)) !== "nothing") {
    throw new ColdspotError(`already there: ${out}`, {
      exitCode: 2,
      advice: "choose another name with --out; nothing was overwritten",
    });
  }
  const { survey } = await surveyPath(effects, path, undeclared, null);
  if (survey.format === "parquet") {
    throw new ColdspotError(`init reads the header of a text file, not of a Parquet file: ${survey.name}`, {
      exitCode: 2,
      advice: "save the first rows as CSV, or write the study by hand",
    });
  }
  const shown = relative(dirname(resolve(out)), resolve(path)).replaceAll("\\", "/");
  // What looks like no name of a column may be a value of a file without a header.
  const header = survey.header.filter(looksLikeName);
  const text = firstStudy({ name: survey.name, path: shown, header });
  await writeText(effects, out, text);
  const marks = text.split("# please check").length - 1;
  return `wrote ${out}; look at the ${marks} ${marks === 1 ? "line" : "lines"} marked "# please check", then: coldspot check ${out}\n`;
};
