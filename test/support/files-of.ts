import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file under a folder, as text by its path in it, in order of path. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}

/** Names of a CSV's columns and its rows, as Coldspot writes it where no cell is quoted. */
export function plainRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at] ?? "", cell])));
}
