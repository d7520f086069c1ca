import { describe, expect, it } from "vitest";
import { delimited, studyText } from "../support/invented-schools.ts";
import { measureStudy } from "../support/measure-study.ts";

/** 300 pupils in six schools with scores 20 to 69; the first ones have another score. */
function pupils(count: number, score: string): string {
  const rows = Array.from({ length: 300 }, (_, at) => [
    `P${at}`,
    String(100001 + (at % 6)),
    at < count ? score : `${20 + (at % 50)}`,
    String(at % 2),
  ]);
  return delimited(rows, { header: ["id", "urn", "att8", "pp"] });
}

const study = (more = "") => `title: P
years: 2019
files: { pupils: { path: p.csv, ${more}columns: { pupil: id, school: urn, outcome: att8, disadvantaged: pp } } }
measures: { points: { outcome: outcome, method: points } }
show: [ { mean: { of: all } } ]
release: { rules: public-data }
`;

const refusal = (text: string, files: Readonly<Record<string, string>>) =>
  measureStudy(text, files).then(
    () => null,
    (error: unknown) => (error instanceof Error ? { ...error, message: error.message } : null),
  );

describe("a file of pupils with a code for a missing score", () => {
  it("is refused with the code, and how to say what it is", async () => {
    expect(await refusal(study(), { "p.csv": pupils(12, "-9") })).toMatchObject({
      exitCode: 3,
      message: "p.csv, column att8: far outside all other values and in many rows: -9",
      advice:
        'say what it is: missing with codes: { "-9": missing } in the entry of the file, or a value like any other with genuine: { att8: -9 }',
    });
  });

  // Nine pupils are fewer than ten: the value could be theirs.
  it("is refused without the value where fewer than ten pupils have it", async () => {
    const refused = await refusal(study(), { "p.csv": pupils(9, "-9") });
    expect(refused?.message).toBe("p.csv, column att8: far outside all other values and in many rows");
    expect(JSON.stringify(refused)).not.toContain("-9");
  });

  it("is read where the study says that it is missing, or a value", async () => {
    const read = async (more: string) => {
      const { read: found } = await measureStudy(study(more), { "p.csv": pupils(12, "-9") });
      return found.ledgers[0]?.rowsUsed;
    };
    expect(await read('codes: { "-9": missing }, ')).toBe(288);
    expect(await read("genuine: { att8: -9 }, ")).toBe(300);
  });
});

describe("a school table with a code for a missing mean", () => {
  const table = (mean: string) =>
    delimited(
      Array.from({ length: 40 }, (_, at) => [
        String(100001 + at),
        "a school",
        "North",
        "100",
        `0.${at + 10}`,
        "40",
        at % 8 === 0 ? mean : `${at % 3 === 0 ? "" : "-"}0.${at + 10}`,
      ]),
    );

  it("is refused, for one far outside and for 0", async () => {
    for (const [mean, shown] of [
      ["-9", "-9"],
      ["999.00", "999"],
      ["0", "0"],
    ] as const)
      expect((await refusal(studyText(), { "schools.csv": table(mean) }))?.message).toBe(
        `schools.csv, column dm: far outside all other values and in many rows: ${shown}`,
      );
    expect(await refusal(studyText({ file: "    genuine: { dm: 0 }" }), { "schools.csv": table("0") })).toBeNull();
  });
});
