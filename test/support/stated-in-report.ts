import { plainCsv } from "./plain-csv.ts";

export type Row = Readonly<Record<string, string>>;

/** Rows of a table of a release by column. */
export function tableOf(release: ReadonlyMap<string, string>, file: string): readonly Row[] {
  const [header = [], ...rows] = plainCsv(release.get(file) ?? "");
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

const plain = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

/** A sentence or title of a report, with the tests that it says it is made from. */
export interface Stated {
  readonly text: string;
  readonly tests: readonly string[];
}

const testsOf = (tag: string): readonly string[] => {
  const named = plain(/data-tests="([^"]*)"/.exec(tag)?.[1] ?? "");
  return named === "" ? [] : named.split(" ");
};

/** The sentences of the findings, and of the sections on grades. */
export function sentencesOf(report: string): readonly Stated[] {
  const lists = [...report.matchAll(/<ul class="findings">(.*?)<\/ul>/gs)].map(([, list = ""]) => list);
  const grades = [...report.matchAll(/<section id="leadership".*?<\/section>/gs)].flatMap(([section]) =>
    [...section.matchAll(/<ul>(.*?)<\/ul>/gs)].map(([, list = ""]) => list),
  );
  // Notes on how schools were followed are a list too; its lines are of no figure.
  const ofFigures = grades.filter((list) => /^<li data-tests|<li>(?:Of|Among) /.test(list));
  return [...lists, ...ofFigures].flatMap((list) =>
    [...list.matchAll(/<li([^>]*)>(.*?)<\/li>/gs)].map(([, tag = "", text = ""]) => ({
      text: plain(text),
      tests: testsOf(tag),
    })),
  );
}

/** The titles of pictures of areas and of pictures over years. */
export function titlesOf(report: string): readonly Stated[] {
  const panels = [...report.matchAll(/<div class="panel"([^>]*)>(.*?)<\/table>/gs)].map(([, tag = "", inner = ""]) => ({
    text: plain(/<span class="title">(.*?)<\/span>/s.exec(inner)?.[1] ?? ""),
    tests: testsOf(tag),
  }));
  const trends = [...report.matchAll(/<figure class="trend"([^>]*)>(.*?)<\/figure>/gs)].map(
    ([, tag = "", inner = ""]) => ({
      text: plain(/<title[^>]*>(.*?)<\/title>/s.exec(inner)?.[1] ?? ""),
      tests: testsOf(tag),
    }),
  );
  return [...panels, ...trends];
}

const number = String.raw`−?\d[\d,]*(?:\.\d+)?%?`;

/** A printed number: its value, half a unit of its last digit, and whether it is in per cent. */
export interface Printed {
  readonly value: number;
  readonly half: number;
  readonly percent: boolean;
}

function printed(text: string): Printed {
  const digits = text.replace("−", "-").replace("%", "").replaceAll(",", "");
  const decimals = digits.split(".")[1]?.length ?? 0;
  return { value: Number(digits), half: 0.5 * 10 ** -decimals, percent: text.endsWith("%") };
}

/** An end of an interval: a number, or a side of no difference. */
export type PrintedEnd = Printed | { readonly just: "above" | "below"; readonly none: number };

function end(text: string): PrintedEnd {
  const just = /^just (above|below) (\d)$/.exec(text);
  if (just === null) return printed(text);
  return { just: just[1] === "above" ? "above" : "below", none: Number(just[2]) };
}

/** The value of a sentence, which stands before its first interval, and the ends of that. */
export function valueInWords(text: string): { readonly value: Printed; readonly ends: readonly PrintedEnd[] } | null {
  const anEnd = `(just (?:above|below) \\d|${number})`;
  const interval = new RegExp(`\\(95% interval ${anEnd} to ${anEnd}\\)`).exec(text);
  if (interval === null) return null;
  const before = text.slice(0, interval.index);
  const unit =
    "(?: months| grades[^:,]*?| percentage points?| percentile points| points| times as| (?:smaller|larger|higher|lower|behind|ahead))";
  const values = [...before.matchAll(new RegExp(`(?<![\\d-])(${number})(?=${unit})`, "g"))];
  const last = values.at(-1)?.[1];
  if (last === undefined) return null;
  return { value: printed(last), ends: [end(interval[1] ?? ""), end(interval[2] ?? "")] };
}
