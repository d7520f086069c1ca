import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";
import { type Followed, follow } from "../synthetic/inspections/plain-count.ts";
import { writtenFiles } from "../synthetic/inspections/written-files.ts";

const shipped = (name: string) =>
  readFileSync(new URL(`../../studies/ambitious-for-every-child/${name}`, import.meta.url), "utf8");

type Named = Readonly<Record<string, unknown>>;

interface Written extends Named {
  readonly files: Named;
  readonly measures: Named;
  readonly places: Named & { readonly schemes: Named };
  readonly show: readonly Named[];
  readonly compare: readonly Named[];
}

function only(of: Named, ...names: readonly string[]): Named {
  return Object.fromEntries(names.map((name) => [name, of[name]]));
}

/** What the shipped study asks of inspections, without its pupils. */
function sectionB(): string {
  const study: Written = parse(shipped("study.yaml"));
  const ofLeadership = (entries: readonly Named[]) => entries.filter((entry) => "leadership" in entry);
  return stringify({
    ...only(study, "coldspot", "title", "data", "date", "years", "release", "printed"),
    files: only(study.files, "schools", "links", "inspections", "districts"),
    places: { ...study.places, schemes: only(study.places.schemes, "category", "opportunity") },
    measures: only(study.measures, "leadership"),
    show: ofLeadership(study.show),
    compare: ofLeadership(study.compare),
  });
}

const [header = "", ...lines] = shipped("printed.csv").trimEnd().split("\n");
const printed = lines.filter((line) => /^\w+,"?leadership\//.test(line));
const written = await writtenFiles(2016, 2_000);
const left = await runExample(
  {
    ...Object.fromEntries(
      ["register", "links", "inspections", "districts"].map((name) => [
        `data/${name}.csv`,
        written.get(`${name}.csv`) ?? "",
      ]),
    ),
    "printed.csv": `${[header, ...printed].join("\n")}\n`,
  },
  sectionB(),
);

function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [columns = [], ...rows] = plainCsv(left.release.get(name) ?? "");
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])));
}

const estimates = new Map(rowsOf("estimates.csv").map((row) => [row.figure ?? "", row]));
const schools = follow(written);
const both = (one: Followed) => one.before !== null && one.after !== null;
const isWeak = (grade: number | undefined) => (grade ?? 0) >= 3;
const areas: ReadonlyMap<string, RegExp> = new Map([
  ["the-invented-nation", /./],
  ["areas-1-2", /1-2/],
  ["areas-3-4", /3-4/],
  ["areas-5-6", /5-6|opportunity areas/],
  ["opportunity-areas", /^opportunity areas/],
]);

/** Half of the last digit shown, by which rounding may move a number. */
const half = (shown: string) => 0.5 * 10 ** -(/\.(\d+)/.exec(shown)?.[1]?.length ?? 0) + 1e-9;

describe("section B of the report, from the files of the invented nation", () => {
  it("has every printed figure as printed, and every sentence holds", () => {
    const verdicts = rowsOf("printed.csv").map(({ id, verdict }) => [id, verdict]);
    expect(verdicts).toHaveLength(printed.length);
    expect(verdicts.filter(([, verdict]) => verdict !== "same as printed" && verdict !== "holds")).toEqual([]);
    // The 18 printed figures R55 to R72; R61 is of five areas and R65 of two.
    const ids = new Set(verdicts.map(([id = ""]) => /^R\d\d/.exec(id)?.[0]).filter((id) => id !== undefined));
    expect([...ids].sort()).toEqual(Array.from({ length: 18 }, (_, index) => `R${55 + index}`));
  });

  it.each([...areas])("has shares that plain counting of the files gives: %s", (key, pattern) => {
    const some = schools.filter(({ area }) => pattern.test(area));
    const matched = some.filter(both);
    const good = matched.filter(({ before }) => !isWeak(before?.grade));
    const weak = matched.filter(({ before }) => isWeak(before?.grade));
    const share = (of: readonly Followed[], when: "before" | "after", weakly: boolean) =>
      of.filter((one) => one[when] !== null && isWeak(one[when]?.grade) === weakly).length / of.length;
    const expected: Readonly<Record<string, number>> = {
      [`share-good-or-outstanding/all/${key}/2016`]: share(
        some.filter(({ after }) => after !== null),
        "after",
        false,
      ),
      [`share-good-or-outstanding/all/${key}/2010`]: share(
        some.filter(({ before }) => before !== null),
        "before",
        false,
      ),
      [`share-good-or-outstanding/matched/${key}/2016`]: share(matched, "after", false),
      [`share-good-or-outstanding/matched/${key}/2010`]: share(matched, "before", false),
      [`share-declined/matched-good-or-outstanding-before/${key}/2016`]: share(good, "after", true),
      [`share-improved/matched-weak-before/${key}/2016`]: share(weak, "after", false),
      [`relative-reduction-weak/matched/${key}/2016`]:
        1 - share(matched, "after", true) / share(matched, "before", true),
    };
    for (const [figure, value] of Object.entries(expected)) {
      const shown = estimates.get(`leadership/${figure}`)?.estimate ?? "";
      expect(Math.abs(Number(shown) - value), figure).toBeLessThan(half(shown));
      expect(shown, figure).not.toBe("");
    }
  });
});
