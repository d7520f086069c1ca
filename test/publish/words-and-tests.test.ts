import { describe, expect, it } from "vitest";
import {
  type Printed,
  type PrintedEnd,
  type Row,
  type Stated,
  sentencesOf,
  tableOf,
  titlesOf,
  valueInWords,
} from "../support/stated-in-report.ts";
import { releasesRead } from "../support/whole-releases.ts";

/** A report with the register behind it, as files. */
interface Read {
  readonly sentences: readonly Stated[];
  readonly titles: readonly Stated[];
  readonly claims: readonly Row[];
  readonly estimates: readonly Row[];
  readonly tests: ReadonlyMap<string, Row>;
}

function read(release: ReadonlyMap<string, string>): Read {
  const report = release.get("report.html") ?? "";
  return {
    sentences: sentencesOf(report),
    titles: titlesOf(report),
    claims: tableOf(release, "tables/claims.csv"),
    estimates: [...tableOf(release, "estimates.csv"), ...tableOf(release, "leadership.csv")],
    tests: new Map(tableOf(release, "tables/tests.csv").map((row) => [row.test ?? "", row])),
  };
}

/** The outcome that a sentence about one pair states; null where it states none. */
function outcomeIn(text: string): string | null {
  if (/not clear whether|too uncertain to say/.test(text)) return "unclear";
  if (/ alike | were within /.test(text)) return "alike";
  return /\b(behind|ahead|larger|smaller|higher|lower|times as)\b/.test(text) ? "differs" : null;
}

/** +1 where the words say more, behind or over 1; −1 where they say less. */
function wayIn(text: string, value: Printed): 1 | -1 {
  if (/times as/.test(text)) return value.value >= 1 ? 1 : -1;
  // Of the share below good, a reduction is above zero.
  if (/share below good/.test(text)) return /\bsmaller\b/.test(text) ? 1 : -1;
  const words = text.slice(0, text.indexOf("(95% interval"));
  return /\b(larger|higher|behind)\b/.test(words) ? 1 : -1;
}

const inUnit = (row: Row, column: string, { percent }: { readonly percent: boolean }): number =>
  Number(row[column]) * (percent || row.unit === "share of schools" ? 100 : 1);

/** Half a unit of the last digit of a number in a table. */
const halfOf = (row: Row): number => 0.5 * 10 ** -((row.ci_lower ?? "").split(".")[1]?.length ?? 0) + 1e-9;

function isNear(shown: PrintedEnd, row: Row, column: string, way: 1 | -1): boolean {
  if ("just" in shown) return Number(row[column]) === shown.none;
  return (
    Math.abs(shown.value - way * inUnit(row, column, shown)) <= shown.half + halfOf(row) * (shown.percent ? 100 : 1)
  );
}

/** Whether an end lies on the same side of no difference as it is printed. */
function keepsItsSide(shown: PrintedEnd, row: Row, column: string, way: 1 | -1): boolean {
  if ("just" in shown) return true;
  const none = row.unit === "ratio" ? 1 : 0;
  const exact = way * (Number(row[column]) - none);
  const printedAs = shown.percent ? shown.value / 100 : shown.value - none;
  return exact === 0 || Math.sign(printedAs) === Math.sign(exact);
}

/** What is wrong with a sentence about one figure; empty where its words and numbers are those of its test. */
function faultsOf({ text, tests: [id = ""] }: Stated, { tests, estimates }: Read): readonly string[] {
  const test = tests.get(id);
  if (test === undefined) return [`no such test: ${id}`];
  const outcome = outcomeIn(text);
  const wrong = outcome !== test.outcome ? [`says ${outcome}, the test ${test.outcome}`] : [];
  const given = valueInWords(text);
  if (given === null) return [...wrong, "no value with an interval"];
  const { value, ends } = given;
  const stated = (test.figures ?? "").split("; ");
  const fitting = estimates.filter((row) => {
    if (!stated.includes(row.figure ?? "")) return false;
    const isRatio = row.unit === "ratio";
    const way = !isRatio && Number(row.estimate) < 0 ? -1 : 1;
    const [lower, upper] = way === 1 ? ["ci_lower", "ci_upper"] : ["ci_upper", "ci_lower"];
    const [low, high] = ends;
    if (low === undefined || high === undefined) return false;
    return (
      isNear(value, row, "estimate", way) &&
      isNear(low, row, lower ?? "", way) &&
      isNear(high, row, upper ?? "", way) &&
      keepsItsSide(low, row, lower ?? "", way) &&
      keepsItsSide(high, row, upper ?? "", way)
    );
  });
  if (fitting.length === 0) return [...wrong, "its numbers are of no figure that states the test"];
  const sides = fitting.map((row) => (Number(row.estimate) >= (row.unit === "ratio" ? 1 : 0) ? 1 : -1));
  return sides.includes(wayIn(text, value)) ? wrong : [...wrong, "its direction is not that of its figure"];
}

const placeOf = (id: string | undefined, { estimates }: Read): string =>
  estimates.find(({ figure }) => figure === id)?.area_name ?? "";

/** The two areas of a test of a picture, the larger first; of the statistic that is read, as a mean turns a gap round. */
function larger(test: Row, text: string, all: Read): readonly [string, string] {
  const base = /gap within areas/.test(text) ? "in-area-gap" : /^The mean|: mean/.test(text) ? "mean" : "gap";
  const sides = (test.sides ?? "").split("; ").map((pair) => pair.split(" less "));
  const [one, other] = (sides.find(([id = ""]) => id.split("/")[1] === base) ?? []).map((id) => placeOf(id, all));
  return Number(test.estimate) > 0 ? [one ?? "", other ?? ""] : [other ?? "", one ?? ""];
}

const withoutArticle = (name: string): string => name.replace(/^the (?=[NSEW])/, "");

/** What is wrong with words about areas of a picture: in its title, or in the sentence that gives its extremes. */
function faultsOfAreas({ text, tests: ids }: Stated, all: Read): readonly string[] {
  const tests = ids.flatMap((id): readonly Row[] => [all.tests.get(id)].filter((row) => row !== undefined));
  if (tests.length !== ids.length) return ["a test that is not in the register"];
  const [first, second] = tests;
  const many = /(?:larger|higher) than that of (.*?) in (\d+) of (\d+) areas and (?:smaller|lower) in (\d+)/.exec(text);
  if (many !== null) {
    const whole = withoutArticle(many[1] ?? "");
    const differing = tests.filter(({ outcome }) => outcome === "differs");
    const above = differing.filter((test) => larger(test, text, all)[1] === whole).length;
    const counts = [above, tests.length, differing.length - above].map(String);
    return JSON.stringify(counts) === JSON.stringify(many.slice(2, 5)) ? [] : [`counts ${counts.join(", ")}`];
  }
  if (first === undefined) return ["no test"];
  const pair = (one: Row, said: readonly (string | undefined)[]) =>
    JSON.stringify(larger(one, text, all)) === JSON.stringify(said.map((name) => withoutArticle(name ?? "")))
      ? []
      : [`names ${said.join(" over ")}, the test ${larger(one, text, all).join(" over ")}`];
  const outcome = (one: Row | undefined, said: string) =>
    one?.outcome === said ? [] : [`says ${said}, the test ${one?.outcome}`];
  if (/^By .* ran from /.test(text)) {
    const said = /the two differ/.test(text) ? "differs" : /the two are alike/.test(text) ? "alike" : "unclear";
    const other = /; but it was larger in (.*?) than in (.*?)\./.exec(text);
    return [
      ...outcome(first, said),
      ...(other === null || second === undefined
        ? []
        : [...outcome(second, "differs"), ...pair(second, [other[1], other[2]])]),
    ];
  }
  const extremes = / was (?:smallest|lowest) in (.*?) and (?:largest|highest) in (.*?)(?:, leaving|$)/.exec(text);
  if (extremes !== null) return [...outcome(first, "differs"), ...pair(first, [extremes[2], extremes[1]])];
  const compared = / was (?:larger|higher) in (.*?) than in (.*?)(?:;|, leaving|$)/.exec(text);
  if (compared !== null)
    return [
      ...outcome(first, "differs"),
      ...pair(first, [compared[1], compared[2]]),
      ...(second === undefined ? [] : outcome(second, "unclear")),
    ];
  if (/was alike, to within/.test(text)) return outcome(first, "alike");
  return /not clear whether (?:any|the two areas)/.test(text)
    ? outcome(first, "unclear")
    : ["words that no test stands for"];
}

/** What is wrong with the title of a picture over years: as many lines must fall, rise, stay and be unclear as it says. */
function faultsOfYears({ text, tests: ids }: Stated, { tests }: Read): readonly string[] {
  const rows = ids.flatMap((id): readonly Row[] => [tests.get(id)].filter((row) => row !== undefined));
  const latestFirst = (row: Row) => {
    const [one = "", other = ""] = (row.sides ?? "").split(" less ").map((id) => id.split("/").at(-1) ?? "");
    return Number(one) > Number(other) ? 1 : -1;
  };
  const fell = rows.filter((row) => row.outcome === "differs" && latestFirst(row) * Number(row.estimate) < 0).length;
  const rose = rows.filter((row) => row.outcome === "differs").length - fell;
  const stayed = rows.filter(({ outcome }) => outcome === "alike").length;
  const groups = (clause: string | undefined) => (clause === undefined ? 0 : (clause.match(/pupils/g)?.length ?? 0));
  const clause = (of: RegExp) => text.split(/;|: /).find((one) => of.test(one));
  const said = [/fell against/, /rose against/, /stayed within/].map((of) => groups(clause(of)));
  return JSON.stringify(said) === JSON.stringify([fell, rose, stayed])
    ? []
    : [`says ${said.join(", ")}; the tests ${[fell, rose, stayed].join(", ")}`];
}

const directions = /\b(behind|ahead|larger|smaller|higher|lower|fell|rose|alike|differ)\b/;

/** Sentences that state a direction without a test of it: shares alone, and what has no error. */
const statesNone = /^Of |^Claimed|no interval is known|estimate of a change|: (?:share|mean) /;

function faultsOfReport(all: Read): readonly string[] {
  const named = (what: Stated, faults: readonly string[]) => faults.map((fault) => `${fault}: ${what.text}`);
  const ofSentences = all.sentences.flatMap((one) => {
    if (/^[^:]*: by |^By /.test(one.text) && one.tests.length > 0 && !/estimate of a change/.test(one.text))
      return named(one, faultsOfAreas({ ...one, text: one.text.replace(/^[^:]*: by /, "By ") }, all));
    if (one.tests.length === 1 && !statesNone.test(one.text)) return named(one, faultsOf(one, all));
    return directions.test(one.text) && !statesNone.test(one.text) ? [`no test: ${one.text}`] : [];
  });
  const ofTitles = all.titles.flatMap((one) => {
    if (/against the average|stayed within/.test(one.text)) return named(one, faultsOfYears(one, all));
    if (one.tests.length > 0) return named(one, faultsOfAreas(one, all));
    return /\b(largest in|smallest in|was larger|was smaller|was higher|overlap|outside)\b/.test(one.text)
      ? [`no test: ${one.text}`]
      : [];
  });
  const ofClaims = all.claims.flatMap(({ claim, verdict, p }) =>
    verdict === "not tested" || (verdict === "supported") === Number(p) <= 0.05 ? [] : [`${claim}: ${verdict}, p ${p}`],
  );
  return [...ofSentences, ...ofTitles, ...ofClaims];
}

describe("every sentence and title says what its test says", () => {
  for (const { name, absent, release } of releasesRead)
    it.skipIf(absent.length > 0)(
      name,
      async () => {
        const all = read(await release());
        expect(faultsOfReport(all)).toEqual([]);
        expect([...all.sentences, ...all.titles].filter(({ tests }) => tests.length > 0).length).toBeGreaterThan(1);
        for (const text of [...all.sentences, ...all.titles].map((one) => one.text))
          expect(text).not.toMatch(/probably|overlap|own interval/);
      },
      240_000,
    );
});

describe("a sentence that does not fit its test is found", () => {
  const test = { test: "a", figures: "a", sides: "", estimate: "2.0", outcome: "unclear" };
  const row = { figure: "a", unit: "months", estimate: "2.0", ci_lower: "-0.5", ci_upper: "4.5", area_name: "Here" };
  const all: Read = { sentences: [], titles: [], claims: [], estimates: [row], tests: new Map([["a", test]]) };
  const faults = (text: string) => faultsOf({ text, tests: ["a"] }, all);

  it("by its outcome, its direction and its numbers", () => {
    const fitting =
      "It is not clear whether the gap was larger in A than in B: 2.0 months larger (95% interval −0.5 to 4.5).";
    expect(faults(fitting)).toEqual([]);
    expect(faults("The gap was 2.0 months larger in A than in B (95% interval −0.5 to 4.5).")).toHaveLength(1);
    expect(faults(fitting.replaceAll("larger", "smaller"))).toHaveLength(1);
    expect(faults(fitting.replace("4.5", "4.7"))).toHaveLength(1);
    expect(faults(fitting.replace("−0.5", "0.0"))).toHaveLength(1);
  });
});
