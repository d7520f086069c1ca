import { commonestWords, rangeWords, valuesWords } from "../../publish/words/column-words.ts";
import { readableCount } from "../../publish/words/readable.ts";
import type { ShownColumn } from "../../release/column-profile.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Layout } from "../../study/study.ts";

/** Layouts that outcomes and groups are read from. */
const ofOutcomes: readonly Layout[] = ["school-table", "area-table", "pupils", "npd-ks4", "npd-ks2", "census"];

function lineOf(one: ShownColumn): string {
  const [range, commonest, codes] = [rangeWords(one), commonestWords(one), valuesWords(one.codes)];
  const parts = [
    `${readableCount(one.rows)} rows`,
    ...(one.blank === null || one.blank === 0 ? [] : [`${readableCount(one.blank)} blank`]),
    ...(range === "" ? [] : [range]),
    ...(commonest === "" ? [] : [one.kind === "numbers" ? `at the ends ${commonest}` : commonest]),
    ...(codes === "" ? [] : [`codes ${codes}`]),
    ...(one.others === null || one.others === 0 ? [] : [`${readableCount(one.others)} with something else`]),
  ];
  return `  ${one.entry} (${one.file}), ${one.column}: ${parts.join("; ")}`;
}

/** What is in the columns of outcomes and groups: their ranges, and the commonest values at both ends. */
export function profileLines({ usedColumns, study }: ReleasedContent): readonly string[] {
  const shown = usedColumns.filter(({ entry, kind }) => {
    const layout = study.files.get(entry)?.layout;
    return kind !== "identifiers" && layout !== undefined && ofOutcomes.includes(layout);
  });
  return shown.length === 0 ? [] : ["would find in the columns", ...shown.map(lineOf)];
}
