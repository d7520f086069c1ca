import { ColdspotError } from "../../effects/coldspot-error.ts";
import { didYouMean } from "../../effects/did-you-mean.ts";
import type { Effects } from "../../effects/effects.ts";
import type { InputPath } from "./input-paths.ts";

/**
 * Whether a name fits a pattern in which a star matches any letters, or none.
 *
 * The text between two stars is looked for once, as early as possible: time grows with the name and the pattern, not
 * with the ways in which stars could share the letters.
 *
 * @example fitsPattern("census_aut09.csv", "census_*.csv") // true
 */
export function fitsPattern(name: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/**
 * Finds every file that fits a path with stars in its last part, by name; folders are passed over.
 *
 * @param at where the path is in the study, for errors
 * @throws ColdspotError (2) when no file fits, or a star is in the name of a folder
 * @example `data/census_*.csv` // data/census_aut09.csv, data/census_spr10.csv, ...
 */
export async function expandPattern(effects: Effects, given: InputPath, at: string): Promise<readonly InputPath[]> {
  const { path } = given;
  if (!path.includes("*")) return [given];
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const folder = slash === -1 ? "." : path.slice(0, slash);
  const pattern = path.slice(slash + 1);
  if (folder.includes("*"))
    throw new ColdspotError(`${at} a star in the name of a folder: ${path}`, {
      exitCode: 2,
      advice: "write one path for each folder: path: [north/*.csv, south/*.csv]",
    });
  const names = (await effects.kind(folder)) === "folder" ? await effects.list(folder) : [];
  const inFolder = (name: string) => (slash === -1 ? name : `${path.slice(0, slash + 1)}${name}`);
  const found: string[] = [];
  for (const name of [...names].filter((each) => fitsPattern(each, pattern)).sort())
    if ((await effects.kind(inFolder(name))) !== "folder") found.push(name);
  if (found.length === 0)
    throw new ColdspotError(`${at} no file fits: ${path}${didYouMean(pattern, names)}`, {
      exitCode: 2,
      advice: "correct the path in the study file or give --data NAME=PATH",
    });
  return found.map((name) => ({ ...given, path: inFolder(name) }));
}
