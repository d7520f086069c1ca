import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.resolve("#data/README.md")));

/**
 * The text of a file of facts that ships with Coldspot, by its path inside `data/`.
 *
 * @example JSON.parse(shippedText("rules/srs-10.json"))
 */
export function shippedText(path: string): string {
  return readFileSync(`${folder}/${path}`, "utf8");
}

/** Names of the facts of one kind, without their file extension: `shippedNames("rules")` -> ["public-data", "srs-10"]. */
export function shippedNames(kind: string): readonly string[] {
  return readdirSync(`${folder}/${kind}`)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** Path of a file that belongs to a study shipped with Coldspot. */
export function shippedStudy(study: string, file: string): string {
  return fileURLToPath(new URL(`../../studies/${study}/${file}`, import.meta.url));
}

/** The version of this program, from its package file. */
export function programVersion(): string {
  const text = readFileSync(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8");
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === "object" && parsed !== null && "version" in parsed && typeof parsed.version === "string") {
    return parsed.version;
  }
  throw new Error("package.json has no version");
}
