import { ColdspotError } from "../effects/coldspot-error.ts";
import { shortWord } from "../effects/words-of-files.ts";
import { togetherCovered, wholeOf } from "../recognise/coverage.ts";
import { type KindName, kindsOfFile } from "../recognise/kinds.ts";
import { areaTableBlock, isAreaTable } from "./area-table.ts";
import { type BesideFiles, besideFiles } from "./beside-files.ts";
import { type Block, type DraftFile, isBlock, type Unusable } from "./draft-file.ts";
import { exploreBlock } from "./explore-block.ts";
import { inspectionsBlock } from "./inspections-block.ts";
import { npdBlock } from "./npd-block.ts";
import { pupilsBlock } from "./pupils-block.ts";
import { sameColumns, schoolTableBlock } from "./school-table-block.ts";
import { check, flow, quoted, remark } from "./yaml-words.ts";

/** A file that a study cannot use, and why. */
export interface LeftOut extends Unusable {
  readonly name: string;
}

/** Groups of files that one entry reads: those with equal keys, in the order of their first file. */
function grouped(files: readonly DraftFile[], key: (file: DraftFile) => string): readonly (readonly DraftFile[])[] {
  const groups = new Map<string, readonly DraftFile[]>();
  for (const file of files) groups.set(key(file), [...(groups.get(key(file)) ?? []), file]);
  return [...groups.values()];
}

const tables: readonly KindName[] = ["ks4 table", "ks2 table", "school table"];

function whyNoOutcome(kind: KindName): Unusable {
  if (kind === "description") return { unusable: "it holds no data", advice: "give the file that it describes" };
  if (kind === "national groups")
    return {
      unusable: "no schools and no areas",
      advice: "no error can be stated for means without schools; give a table of schools or pupil records",
    };
  if (kind === "unknown")
    return {
      unusable: "no known names of columns",
      advice: "check whether its first record holds the names of columns, or write a study by hand (docs/study.md)",
    };
  return {
    unusable: "no outcome by disadvantage",
    advice: "give it together with a table of schools or pupil records that has outcomes",
  };
}

const beside: readonly KindName[] = ["register", "links", "lookup", "areas", "boundaries", "schools list"];

/** The measures that files make possible, and the files that none of them can use. */
function blocksOf(
  files: readonly DraftFile[],
  severalYears: boolean,
): {
  readonly blocks: readonly Block[];
  readonly left: readonly LeftOut[];
} {
  const blocks: Block[] = [];
  const left: LeftOut[] = [];
  const taken = () => blocks.flatMap(({ measures }) => measures.map((line) => line.slice(0, line.indexOf(":"))));
  const take = (some: readonly DraftFile[], made: Block | Unusable) => {
    if (isBlock(made)) blocks.push(made);
    else left.push(...some.map(({ seen }) => ({ ...made, name: seen.name })));
  };
  const of = (...kinds: readonly KindName[]) => files.filter(({ recognised }) => kinds.includes(recognised.kind));
  for (const some of grouped(of(...tables), sameColumns)) take(some, schoolTableBlock(some, taken(), severalYears));
  for (const one of of("ees schools")) take([one], exploreBlock(one, taken(), severalYears));
  for (const some of grouped(of("pupils"), ({ seen }) => seen.header.join("\n"))) {
    if (blocks.some((block) => block.files.includes("pupils:")))
      take(some, { unusable: "pupils with other columns than the first file of pupils", advice: "run init on each" });
    else take(some, pupilsBlock(some, taken(), severalYears));
  }
  for (const one of files)
    if (isAreaTable(one.recognised.kind)) take([one], areaTableBlock(one, taken(), severalYears));
  const extracts = of("npd-ks4");
  const withExtract = { ks2: of("npd-ks2"), census: of("npd-census") };
  if (extracts.length > 0) take(extracts, npdBlock(extracts, withExtract, severalYears));
  else
    left.push(
      ...[...withExtract.ks2, ...withExtract.census, ...of("census")].map(({ seen, recognised }) => ({
        ...whyNoOutcome(recognised.kind),
        name: seen.name,
      })),
    );
  const lists = of("inspections");
  if (lists.length > 0) take(lists, inspectionsBlock(lists, taken()));
  for (const { seen, recognised } of files) {
    if (["description", "national groups", "unknown"].includes(recognised.kind))
      left.push({ ...whyNoOutcome(recognised.kind), name: seen.name });
  }
  return { blocks, left };
}

function refusal(files: readonly DraftFile[], left: readonly LeftOut[]): ColdspotError {
  const others = files
    .filter(({ recognised }) => beside.includes(recognised.kind))
    .map(({ seen, recognised }) => ({ ...whyNoOutcome(recognised.kind), name: seen.name }));
  const all = [...left, ...others];
  const [first] = all;
  const lines = all.map(({ name, unusable }) => {
    const file = files.find(({ seen }) => seen.name === name);
    return `${name} ${file === undefined ? "is unknown" : whatItIs(file)} and cannot be used: ${unusable}`;
  });
  return new ColdspotError(`no study can be written: ${lines.join("\n  ")}`, {
    exitCode: 3,
    advice: first?.advice ?? "give a table of schools or pupil records",
  });
}

function whatItIs({ recognised: { kind, confidence, reasons } }: DraftFile): string {
  if (kind === "unknown") return "is not recognised";
  return `is ${kindsOfFile[kind].title} (${confidence}: ${remark(reasons.map(shortWord).join("; "))})`;
}

const indented = (lines: readonly string[], by: string) => lines.map((line) => `${by}${line}`);

/** Titles as the beginning of a sentence: "Progress 8 and Attainment 8". */
function sentence(titles: readonly string[]): string {
  const text = titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function yearsText(years: readonly number[]): string {
  const [from, to] = [years[0], years.at(-1)];
  if (from === undefined || to === undefined || years.length === 1) return String(from ?? "");
  return years.length === to - from + 1 ? `${from}-${to}` : `[${years.join(", ")}]`;
}

/** The years of a study: those of its pupils, or of its list of inspections where it has nothing else. */
function yearsOfBlocks(blocks: readonly Block[]): readonly number[] {
  const ofPupils = blocks.filter(({ selection }) => !selection);
  const years = (ofPupils.length > 0 ? ofPupils : blocks).flatMap((block) => block.years);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** What a block shows, in its own years where the study has others too. */
function shownIn({ show, years, selection }: Block, all: readonly number[]): readonly string[] {
  if (selection || years.length === all.length) return show;
  return show.map((line) => line.replace(/ \}$/, `, year: [${years.join(", ")}] }`));
}

/** What the whole is called, and how that is known. */
function wholeLines(
  blocks: readonly Block[],
  years: readonly number[],
): { readonly whole: string; readonly line: readonly string[] } {
  const day = `${years.at(-1)}-08-31`;
  const [first] = blocks;
  const coverage = togetherCovered(
    blocks.flatMap(({ of }) => of.map((file) => file.coverage)).filter(({ columns }) => columns.length > 0),
  );
  const found = wholeOf(coverage, day);
  if (found === "England" && first?.selection !== true)
    return {
      whole: "England",
      line: [
        `# the whole is England: ${coverage.authorities.length > 0 ? `${coverage.authorities.length} local authorities` : "all nine regions"} are in the rows`,
      ],
    };
  const whole = found === null || found === "England" ? (first?.these ?? "these schools") : found;
  const because = found === null ? "no column says where they lie" : `by column ${coverage.columns[0] ?? ""}`;
  return { whole, line: [`whole: ${quoted(whole)} ${check}: what the data cover, ${remark(because)}`] };
}

/** What the data cover; for records of pupils of all England, that they are a nation, which months need. */
function coverageLines(blocks: readonly Block[], england: boolean): readonly string[] {
  const what = [...new Set(blocks.map(({ coverage }) => coverage))].join("; ");
  if (!blocks.some(({ records }) => records)) return [`coverage: ${quoted(what)} ${check}: what the files leave out`];
  if (england)
    return [
      `coverage: { of: nation, what: ${flow(what)} } ${check}: what the files leave out, and whether they hold all other pupils of the nation`,
    ];
  return [
    `coverage: ${quoted(what)} ${check}: what the files leave out`,
    `# months need ranks among all pupils of a nation: write coverage: nation if the files hold them`,
  ];
}

/**
 * The first study of some files: the measures that they make possible, with every guess marked and everything named
 * that was looked for and not found.
 *
 * @returns YAML text that `coldspot check` and `coldspot run` accept as it is, and the files that were left out
 * @throws ColdspotError (3) where no file has an outcome that can be measured, with what each lacks
 */
export function draftStudy(files: readonly DraftFile[]): { readonly text: string; readonly left: readonly LeftOut[] } {
  const twice = files.find(({ sha256 }, at) => files.findIndex((one) => one.sha256 === sha256) !== at);
  if (twice !== undefined)
    throw new ColdspotError(`the same file twice: ${twice.seen.name}`, {
      exitCode: 2,
      advice: "give each file once: its pupils would be counted twice",
    });
  const first = blocksOf(files, false);
  const years = yearsOfBlocks(first.blocks);
  const { blocks, left } = years.length > 1 ? blocksOf(files, true) : first;
  if (blocks.length === 0) throw refusal(files, left);
  const besides: BesideFiles = besideFiles(files);
  const because = [
    ...new Set(
      blocks.flatMap(({ yearsBecause, years: own }) =>
        own.every((year) => years.includes(year)) ? (yearsBecause ?? []) : [],
      ),
    ),
  ];
  const { whole, line: wholeLine } = wholeLines(blocks, years);
  const schemes = new Map(blocks.flatMap((block) => [...block.schemes]));
  const breaks = new Map(blocks.flatMap((block) => [...block.breaks]));
  const populations = blocks.flatMap((block) => block.populations);
  const compare = blocks.flatMap((block) => block.compare);
  const strict = blocks.some(({ rules }) => rules === "srs-10");
  const titles = [...new Set(blocks.flatMap((block) => block.titles))];
  const inTitle = yearsText(years).replace(/[[\]]/g, "");
  const title = `${sentence(titles)}${whole.startsWith("th") ? `: ${whole}` : ` in ${whole}`}, ${inTitle}`;
  const placeLines = [
    ...wholeLine,
    ...(schemes.size === 0 ? [] : ["schemes:", ...indented([...schemes.values()], "  ")]),
  ];
  const notFound = [
    ...new Set(blocks.flatMap((block) => block.notFound)),
    ...besides.leftOut.map((line) => `not used: ${line}`),
    ...left.map(({ name, unusable }) => `not used: ${name}: ${unusable}`),
  ];
  const lines = [
    "coldspot: 1",
    `title: ${quoted(title)}`,
    ...coverageLines(blocks, whole === "England"),
    `years: ${yearsText(years)}${because.length === 0 ? "" : ` ${check}: ${remark(because.join("; "))}`}`,
    ...(breaks.size === 0
      ? []
      : [
          `breaks: ${check}: what changed between the years`,
          ...[...breaks].map(([year, why]) => `  ${year}: { why: ${quoted(why)}, across: show }`),
        ]),
    "",
    "files:",
    ...indented([...blocks.flatMap((block) => block.files), ...besides.lines].map(remark), "  "),
    "",
    ...(populations.length === 0 ? [] : ["populations:", ...indented(populations, "  "), ""]),
    ...(placeLines.every((line) => line.startsWith("#")) ? placeLines : ["places:", ...indented(placeLines, "  ")]),
    "",
    "measures:",
    ...indented(
      blocks.flatMap((block) => block.measures),
      "  ",
    ),
    "",
    "show:",
    ...indented(
      blocks.flatMap((block) => shownIn(block, years)).map((line) => `- ${line}`),
      "  ",
    ),
    ...(compare.length === 0
      ? []
      : [
          "compare:",
          ...indented(
            compare.map((line) => `- ${line}`),
            "  ",
          ),
        ]),
    "",
    strict
      ? `release: { rules: srs-10 } ${check}: public-data only if every file is already published`
      : `release: { rules: public-data } ${check}: srs-10 unless the files are already published`,
    ...(notFound.length === 0 ? [] : ["", ...notFound.map((line) => `# ${remark(line)}`)]),
  ];
  return { text: `${lines.join("\n")}\n`, left };
}
