import type { ReleasedContent } from "../../release/content.ts";
import type { ShownTest } from "../../release/families.ts";
import { type Finding, findingOf } from "../../release/finding.ts";
import { columnsOf, textColumn } from "./column.ts";
import { releaseTable } from "./release-table.ts";
import { testColumns } from "./test-columns.ts";

interface Row {
  readonly test: ShownTest;
  readonly about: readonly Finding[];
}

function rows({ findings, groupings }: ReleasedContent): readonly Row[] | null {
  const { tests } = groupings.register;
  if (tests.length === 0) return null;
  return tests.map((test) => ({
    test,
    about: [...test.figures.map(({ id }) => id), ...test.sides.flatMap(({ one, other }) => [one, other])].map((id) =>
      findingOf(findings, id),
    ),
  }));
}

/** tables/tests.csv: the register, each hypothesis that the report states something about once. */
export const tests = releaseTable<Row>({
  file: "tables/tests.csv",
  title: "every test behind a sentence or title",
  rows,
  about: ({ about }) => about,
  columns: [
    textColumn("test", "id", "The test, by an id that is the same in every run", ({ test }) => test.id),
    textColumn("asked_by", "kind", "What states it: comparison, level, over the years, picture", ({ test }) =>
      test.askers.join("; "),
    ),
    textColumn("figures", "id", "The figures that state it", ({ test }) => test.figures.map(({ id }) => id).join("; ")),
    textColumn("sides", "id", "Figures that it sets against each other, the one less the other", ({ test }) =>
      test.sides.map(({ one, other }) => `${one} less ${other}`).join("; "),
    ),
    ...columnsOf(
      ({ test }: Row) => test,
      testColumns.unit,
      testColumns.estimate,
      testColumns.se,
      testColumns.t,
      testColumns.df,
      testColumns.p,
      testColumns.method,
      testColumns.family,
      testColumns.counted,
      testColumns.adjusted,
      testColumns.smallest,
      testColumns.margin,
      testColumns.alike,
      testColumns.outcome,
    ),
  ],
});
