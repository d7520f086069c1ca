import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shownNames } from "../effects/words-of-files.ts";

/** What a file calls columns that the study names otherwise for its entry: the entry's heading by the file's own. */
export type OwnHeadings = ReadonlyMap<string, string>;

/**
 * The header of a file with its own headings replaced by those of its entry. A column that has such a heading by chance is
 * called "(not used)".
 *
 * @throws ColdspotError (3) for an own heading that the file does not have
 */
export function withEntryHeadings(file: string, header: readonly string[], own: OwnHeadings): readonly string[] {
  if (own.size === 0) return header;
  for (const heading of own.keys()) {
    if (header.includes(heading)) continue;
    throw new ColdspotError(`no such column in ${file}: ${heading}${didYouMean(heading, shownNames(header))}`, {
      exitCode: 3,
      advice: "correct the name under the columns of this path in the study file",
    });
  }
  const taken = new Set(own.values());
  return header.map((name) => own.get(name) ?? (taken.has(name) ? `${name} (not used)` : name));
}
