import { keyStageOfResult, pupilRoles } from "../recognise/pupil-export.ts";
import type { Block, DraftFile, Unusable } from "./draft-file.ts";
import { type FlagValues, flagValues } from "./flag-values.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { schemesOf } from "./schemes-of-file.ts";
import { check, flow, inline, listed, remark } from "./yaml-words.ts";

const cannot = (what: string, advice: string): Unusable => ({ unusable: what, advice });

function refusalOf(roles: ReadonlyMap<string, string>, flag: FlagValues | null): Unusable | null {
  if (!roles.has("school"))
    return cannot(
      "no column of schools (looked for LAESTAB, URN, school)",
      "add the school of each pupil; pupils of one school alike are one cluster, without which no error can be stated",
    );
  if (!roles.has("outcome") && !roles.has("prior"))
    return cannot("no outcome (looked for Att8, points, score)", "add the column of results");
  const column = roles.get("disadvantaged");
  if (column === undefined || flag === null)
    return cannot(
      "no outcome by disadvantage: no column says who is disadvantaged (looked for PP, FSM Ever 6, disadvantaged)",
      "add such a column, or write a study of other groups by hand (docs/study.md)",
    );
  if (flag.kind === "members only" && flag.blank === 0)
    return cannot(
      `${column} says of every pupil that they are disadvantaged`,
      "give the file of all pupils, so that there is somebody to compare them with",
    );
  if (flag.kind === "unclear")
    return cannot(
      `${column} has ${flag.values > 400 ? "very many" : flag.values} different values and none that means no`,
      "write the study by hand: populations: { disadvantaged: { is: { ROLE: [values] } } } (docs/study.md)",
    );
  return null;
}

function populationLines(flag: FlagValues): readonly string[] {
  const members = flag.kind === "words" ? flag.members : flag.kind === "members only" ? [flag.word ?? ""] : [];
  if (members.join("") === "") return [];
  return [
    `disadvantaged: { is: { disadvantaged: ${listed(members)} } } ${check}: the values that mean disadvantaged`,
    "others: { name: not disadvantaged, not: disadvantaged }",
  ];
}

function blankWords(column: string, flag: FlagValues): string {
  const blank = flag.kind === "yes and no" || flag.kind === "words" ? flag.blank : 0;
  return blank === 0
    ? ""
    : `; blank in ${column} counts as not observed, neither yes nor no: fill it with N if it means no`;
}

/** What blank means where a column has words for members alone: a guess, since such columns are made by marking. */
function blankLines(column: string, flag: FlagValues): readonly string[] {
  if (flag.kind !== "members only") return [];
  const why = `${remark(column)} has one kind of word and blanks, so blank is taken for no; delete this line if it can mean that nothing is known`;
  return [`  blank: { disadvantaged: no } ${check}: ${why}`];
}

/** Pupil records of a school's or an authority's system: who is disadvantaged, prior attainment and result. */
export function pupilsBlock(
  files: readonly DraftFile[],
  taken: readonly string[],
  severalYears: boolean,
): Block | Unusable {
  const [first] = files;
  if (first === undefined) throw new Error("a block without a file");
  const roles = new Map(pupilRoles(first.seen));
  const disadvantaged = first.facts.columns.get(roles.get("disadvantaged") ?? "");
  const flag = disadvantaged === undefined ? null : flagValues(disadvantaged);
  const refusal = refusalOf(roles, flag);
  if (refusal !== null || flag === null) return refusal ?? cannot("no flag", "");
  const prior = roles.get("prior");
  // Where there is one score alone, it is the result.
  if (!roles.has("outcome") && prior !== undefined) {
    roles.set("outcome", prior);
    roles.delete("prior");
  }
  const schemes = schemesOf(files);
  const used = ["pupil", "school", "prior", "outcome", "disadvantaged"].flatMap((role) => {
    const column = roles.get(role);
    return column === undefined ? [] : [[role, column] as const];
  });
  const year = first.yearColumn === null ? [] : [["year", first.yearColumn.column] as const];
  const places = [...schemes].map(([role, { column }]) => [role, column] as const);
  const years = yearsOfFiles(files);
  const name = taken.includes("progress") ? "progress_of_pupils" : "progress";
  const stage = keyStageOfResult(roles.get("outcome") ?? "");
  const keyStage = stage === null ? "" : `, key_stage: ${stage}`;
  const measure = `${roles.has("prior") ? "outcome: outcome, prior: prior" : "outcome: outcome, method: rank"}${keyStage}`;
  const [from, to] = [years.years[0], years.years.at(-1)];
  const unused = ["eal", "sen", "sex"].flatMap((role) => roles.get(role) ?? []);
  return {
    files: [
      ...files.map(
        ({ seen, recognised }) =>
          `# ${seen.name}: a file of pupils (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
      ),
      "pupils:",
      "  layout: pupils",
      `  ${pathLine(files, severalYears)}`,
      `  columns: ${inline([...used, ...year, ...places])} ${check}: each role and its column${blankWords(roles.get("disadvantaged") ?? "", flag)}`,
      ...blankLines(roles.get("disadvantaged") ?? "", flag),
    ],
    populations: populationLines(flag),
    schemes: new Map([...schemes].map(([role, { scheme }]) => [role, scheme])),
    measures: [`${name}: { from: pupils, ${measure}, against: { population: others, in: england } }`],
    show: [`gap: { measure: ${name}, of: disadvantaged, in: ${listed(["england", ...schemes.keys()])} }`],
    compare:
      from !== undefined && to !== undefined && from !== to
        ? [`{ gap: ${name}, of: disadvantaged, in: england, year: ${to}, with: { year: ${from} }, as: difference }`]
        : [],
    years: years.years,
    yearsBecause: years.because,
    breaks: new Map(),
    titles: [roles.has("prior") ? "Progress" : "Results"],
    coverage: "pupils of the file with a school, a result and, where it is used, prior attainment",
    rules: "srs-10",
    notFound: [
      ...(roles.has("pupil") ? [] : ["not found: the pupil's reference, so pupils who are there twice are not found"]),
      ...(roles.has("prior") ? [] : ["not found: prior attainment, so results are ranked and not progress"]),
      ...(stage === null
        ? ["not found: the key stage of the result, without which there are no months: write key_stage: 4 or 2"]
        : []),
      ...(unused.length === 0
        ? []
        : [`not used: ${unused.map(flow).join(", ")}; name them under columns and in populations`]),
    ],
    these: "these pupils",
    of: files,
    selection: false,
    records: true,
  };
}
