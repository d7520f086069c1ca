import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { filesOf } from "../support/files-of.ts";
import { inFolder } from "../support/temp-folder.ts";

/** What a study and its files call things. */
interface Names {
  readonly columns: readonly [
    pupil: string,
    school: string,
    prior: string,
    outcome: string,
    flag: string,
    home: string,
  ];
  readonly entry: string;
  readonly outcome: string;
  readonly poor: string;
  readonly others: string;
  readonly scheme: string;
  readonly areas: readonly [string, string, string];
  readonly group: string;
  readonly measure: string;
}

const plain: Names = {
  columns: ["id", "urn", "ks2", "att8", "pp", "home"],
  entry: "pupils",
  outcome: "points",
  poor: "poor",
  others: "others",
  scheme: "home",
  areas: ["a", "b", "c"],
  group: "both",
  measure: "progress",
};

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function pupilsOf({ columns, areas }: Names): string {
  const rows = Array.from({ length: 480 }, (_, index) => {
    const poor = index % 3 === 0 ? 1 : 0;
    const prior = 3 + ((index * 7) % 5);
    const outcome = 30 + ((index * 37) % 41) - 6 * poor + prior;
    return [`P${index}`, 900100 + (index % 12), prior, outcome, poor, areas[(index >> 2) % 3] ?? ""].map(String);
  });
  return [[...columns], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function studyOf(names: Names): string {
  const [pupil, school, prior, outcome, flag, home] = names.columns.map((name) => JSON.stringify(name));
  const [poor, others, scheme, measure, group] = [
    names.poor,
    names.others,
    names.scheme,
    names.measure,
    names.group,
  ].map((name) => JSON.stringify(name));
  const [first, second] = names.areas.map((name) => JSON.stringify(name));
  return `title: Names
data: invented
years: 2019
files: { ${JSON.stringify(names.entry)}: { layout: pupils, path: pupils.csv, columns: { pupil: ${pupil}, school: ${school}, prior: ${prior}, ${JSON.stringify(names.outcome)}: ${outcome}, flag: ${flag}, home: ${home} } } }
populations: { ${poor}: { any_of: flag }, ${others}: { not: ${poor} } }
places: { schemes: { ${scheme}: { column: home } }, groups: { ${group}: { ${scheme}: [${first}, ${second}] } } }
measures: { ${measure}: { outcome: ${JSON.stringify(names.outcome)}, prior: prior, against: { population: ${others} } } }
show: [ { gap: { of: ${poor}, in: [england, ${scheme}, ${group}] } } ]
release: { rules: public-data }
`;
}

/** The numbers of every figure, without what they are called, in an order of their own; and all files. */
async function measured(names: Names) {
  return inFolder({ "pupils.csv": pupilsOf(names), "study.yaml": studyOf(names) }, async (folder) => {
    const out = `${folder}/out`;
    await runStudy({ studyPath: `${folder}/study.yaml`, out, threads: 2 }, quickEffects);
    const files = filesOf(`${out}/release`);
    const numbers = (files.get("estimates.csv") ?? "")
      .split("\n")
      .map((line) => (line.match(/(?<=,)-?\d+\.\d+(?=,)/g) ?? []).join(" "))
      .sort();
    return { numbers, files };
  });
}

const sets: Readonly<Record<string, Names>> = {
  "of the language": {
    columns: ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "prototype"],
    entry: "constructor",
    outcome: "constructor",
    poor: "constructor",
    others: "__proto__",
    scheme: "__proto__",
    areas: ["constructor", "__proto__", "toString"],
    group: "prototype",
    measure: "__proto__",
  },
  "in other scripts": {
    columns: ["学生", "المدرسة", "πριν", "результат", "दोष", "집"],
    entry: "учащиеся",
    outcome: "результат",
    poor: "उपेक्षित",
    others: "他の",
    scheme: "지역",
    areas: ["東", "西", "Ååé"],
    group: "Ομάδα",
    measure: "الفرق",
  },
  "with markup": {
    columns: ['a "b"', "<b>", "a,b", "&amp;", "]]>", "-->"],
    entry: "]]> file",
    outcome: "<i>x</i>",
    poor: "poor]]>",
    others: "others<!--",
    scheme: "]]>scheme",
    areas: ["North]]>ern", "<script>", "a & b"],
    group: "]]>&lt;g",
    measure: "]]>measure",
  },
};

describe("names", () => {
  it.each(Object.entries(sets))("%s give the figures of plain ones", async (_, names) => {
    const [own, expected] = [await measured(names), await measured(plain)];
    expect(expected.numbers.filter((line) => line !== "").length).toBeGreaterThan(4);
    expect(own.numbers).toEqual(expected.numbers);
    expect(own.files.size).toBe(expected.files.size);
    const pictures = [...own.files].filter(([file]) => file.endsWith(".svg"));
    expect(pictures.length).toBeGreaterThan(0);
    // XML 1.0, 2.4: ]]> must not stand in text, and no picture has a CDATA section; < and & begin markup alone.
    for (const [file, text] of pictures) {
      expect(text, file).not.toContain("]]>");
      expect(text.replace(/<[^<>]*>/g, ""), file).not.toMatch(/<|&(?!(amp|lt|gt|quot|#\d+);)/);
    }
  });
});
