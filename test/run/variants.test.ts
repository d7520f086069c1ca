import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { variants as variantsTable } from "../../src/publish/tables/choices.ts";
import { checkStudy } from "../../src/run/commands/check-study.ts";
import { dryRun } from "../../src/run/commands/dry-run.ts";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { ownResults } from "../support/own-results.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { inFolder } from "../support/temp-folder.ts";

const own = `
title: Choices
data: invented
years: 2018-2019
files:
  pupils:
    path: pupils.csv
    columns: { school: urn, year: year, points: points, fsm6: fsm6, in_care: in_care, type: type }
    scope: { not in special schools: { not: { type: CYS } } }
populations:
  disadvantaged: { any_of: [fsm6, in_care] }
  others: { not: disadvantaged }
measures:
  progress: { outcome: points, method: points }
show:
  - gap: { of: [disadvantaged, others] }
  - mean: { of: all }
release: { rules: public-data }
`;
const variants = `variants:
  without children in care: { populations: { disadvantaged: { any_of: [fsm6] } } }
  with special schools: { files: { pupils: { scope: { not in special schools: null } } } }
  high scores only: { files: { pupils: { between: { points: [55, 100] } } } }
  above 45: { measures: { progress: { method: threshold, at_least: 45 } } }
`;

/** School, points, fsm6, in care, type. */
const pupils2019: readonly (readonly [string, number, 0 | 1, 0 | 1, string])[] = [
  ["A", 10, 1, 0, ""],
  ["A", 20, 1, 0, ""],
  ["A", 60, 0, 1, ""],
  ["A", 50, 0, 0, ""],
  ["A", 70, 0, 0, ""],
  ["B", 30, 1, 1, ""],
  ["B", 40, 1, 0, ""],
  ["B", 80, 0, 0, ""],
  ["B", 100, 0, 0, ""],
  ["C", 20, 1, 0, ""],
  ["C", 40, 0, 1, ""],
  ["C", 60, 0, 0, ""],
  ["C", 90, 0, 0, ""],
  ["S", 8, 1, 0, "CYS"],
  ["S", 15, 0, 0, "CYS"],
];
const files = {
  "pupils.csv": `urn,year,points,fsm6,in_care,type\n${[2018, 2019]
    .flatMap((year) =>
      pupils2019.map(([urn, points, fsm6, care, type]) =>
        [urn, year, points + 2018 - year, fsm6, care, type].join(","),
      ),
    )
    .join("\n")}\n`,
};

/**
 * Worked out on paper for 2019, in which every outcome is a point lower than in the list:
 * own: fsm6 or in care 220 / 7, others 450 / 6; without care: 120 / 5 and (450 + 100) / 8;
 * with the special school: 228 / 8 and 465 / 7. The point taken off all of them cancels.
 */
const gaps: readonly (readonly [variant: string, gap: number, pupils: number, schools: number])[] = [
  ["as the study says", 450 / 6 - 220 / 7, 7, 3],
  ["without children in care", 550 / 8 - 120 / 5, 5, 3],
  ["with special schools", 465 / 7 - 228 / 8, 8, 4],
];

const variantColumns = variantsTable.columns.map(({ name }) => name);
const id = "progress/gap/disadvantaged/england/2019";
const rowsOf = (left: Left) => {
  const [head = [], ...rows] = plainCsv(left.release.get("variants.csv") ?? "");
  expect(head).toEqual(variantColumns);
  return rows.map((row) => new Map(head.map((column, at) => [column, row[at] ?? ""])));
};
const run = (yaml: string) => runExample(files, yaml);

describe("variants of a study worked out by hand", () => {
  let alone: Left;
  let left: Left;
  beforeAll(async () => {
    alone = await run(own);
    left = await run(own + variants);
  });

  it("give the study's own figure first and then each choice, with other members of the same group", () => {
    const rows = rowsOf(left);
    expect(rows.map((row) => row.get("variant"))).toEqual([
      "as the study says",
      "without children in care",
      "with special schools",
      "high scores only",
      "above 45",
    ]);
    expect(new Set(rows.map((row) => row.get("figure")))).toEqual(new Set([id]));
    for (const [index, [variant, gap, pupils, schools]] of gaps.entries()) {
      const row = rows[index];
      const estimate = row?.get("estimate") ?? "";
      const digits = estimate.split(".")[1]?.length ?? 0;
      expect(estimate, variant).toBe(gap.toFixed(digits));
      expect(row?.get("pupils"), variant).toBe(String(pupils));
      expect(row?.get("schools"), variant).toBe(String(schools));
      expect(row?.get("unit"), variant).toBe("points");
    }
  });

  it("have the numbers of the estimates in the study's own row", () => {
    const [head = [], ...rows] = plainCsv(left.release.get("estimates.csv") ?? "");
    const estimate = rows.find((row) => row[0] === id);
    const [row] = rowsOf(left);
    for (const column of variantColumns.slice(1))
      expect(row?.get(column), column).toBe(estimate?.[head.indexOf(column)]);
  });

  it("say why where a choice gives nothing that can be compared", () => {
    const [, , , high, above] = rowsOf(left);
    // From 55 points up, a point less in 2019, only one pupil of the group is left (60 in care, 59 then): one school.
    expect([high?.get("estimate"), high?.get("status")]).toEqual(["", "suppressed"]);
    expect(high?.get("note")).toMatch(/^comes from one school/);
    expect([above?.get("estimate"), above?.get("status"), above?.get("note")]).toEqual([
      "",
      "not_available",
      "gives no number on the scale points",
    ]);
  });

  it("are told in the report, the manifest, the charts and the list for the output checker", () => {
    const report = (left.release.get("report.html") ?? "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(report).toContain("so overlapping intervals do not tell you whether two choices differ");
    expect(report).toMatch(
      /Gap of disadvantaged pupils in England, 2019: [^,]* as the study says, [^<]*, as far as they are shown/,
    );
    expect(report).toContain("populations: disadvantaged: any_of: fsm6");
    const manifest = JSON.parse(left.release.get("manifest.json") ?? "");
    expect(manifest.variants[1]).toEqual({
      name: "with special schools",
      changes: ["files: pupils: scope: not in special schools: taken out"],
    });
    expect(manifest.variants_compared_on).toEqual([id]);
    expect(left.release.get("charts/variants-progress-gap-disadvantaged-england-2019.svg")).toContain(
      "without children in care",
    );
    const list = plainCsv(left.release.get("evidence/outputs.csv") ?? "");
    expect(list.find(([file]) => file === "variants.csv")?.[1]).toBe("the study's figures under other choices");
    // The smallest group behind a shown mean is now the five pupils of the first variant.
    expect(list[1]?.[4]).toBe("5");
  });

  it("leave everything else of the release and the whole private folder as they are without them", () => {
    expect(left.private).toEqual(alone.private);
    const made = ["variants.csv", "charts/variants-progress-gap-disadvantaged-england-2019.svg"];
    expect([...left.release.keys()].filter((file) => !made.includes(file))).toEqual([...alone.release.keys()]);
    const listed = [
      "study.yaml",
      "manifest.json",
      "report.html",
      "data-dictionary.csv",
      "evidence/outputs.csv",
      "evidence/files.sha256",
      "evidence/results.json",
    ];
    for (const [file, text] of alone.release)
      if (!listed.includes(file)) expect(left.release.get(file), file).toBe(text);
    const results = "evidence/results.json";
    expect(ownResults(left.release.get(results))).toEqual(ownResults(alone.release.get(results)));
    const report = (left.release.get("report.html") ?? "")
      .replace(/<section id="variants".*?<\/section>/s, "")
      .replace('<li><a href="#variants">Under other choices</a></li>', "");
    const hashes = /[0-9a-f]{64}/g;
    expect(report.replace(hashes, "")).toBe((alone.release.get("report.html") ?? "").replace(hashes, ""));
  });

  it("are the same bytes in every run", async () => {
    expect(await run(own + variants)).toEqual(left);
  });
});

describe("variants under rules for pupil records", () => {
  it("pass the same rules: no number of a small group leaves", async () => {
    const many = pupils2019.slice(0, 13).flatMap((row) => [row, row, row, row]);
    const text = many.map(([urn, points, fsm6], at) => [urn, 2019, points, fsm6, at % 13 === 2 ? 1 : 0, ""].join(","));
    const yaml = `${own.replace("public-data", "srs-10").replace("2018-2019", "2019")}variants:
  only children in care: { populations: { disadvantaged: { any_of: [in_care] } } }
`;
    const { release } = await runExample(
      { "pupils.csv": `urn,year,points,fsm6,in_care,type\n${text.join("\n")}\n` },
      yaml,
    );
    const [, row] = plainCsv(release.get("variants.csv") ?? "").slice(1);
    expect(row?.slice(2, 12)).toEqual(Array.from({ length: 10 }, () => ""));
    expect(row?.at(-2)).toBe("suppressed");
    expect(release.get("report.html")).toContain(
      "If two choices differ by only a few pupils, taking one figure from the other could reveal something",
    );
  });
});

describe("a variant that cannot be run", () => {
  it("is refused before anything is read, by its name", async () => {
    const yaml = `${own}variants:\n  by meals: { populations: { disadvantaged: { fsm_share: { at_least: 80% } } } }\n`;
    await inFolder({ "study.yaml": yaml }, async (folder) => {
      await expect(runStudy({ studyPath: join(folder, "study.yaml") }, quietEffects)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(
          /^in the variant by meals: study\.yaml:\d+:\d+ free school meals over the years need a census/,
        ),
      });
    });
  });

  it("is refused where the study shows nothing to compare it on", async () => {
    const yaml = own.replace(/show:\n.*\n.*\n/, "show: [{ in_area_gap: { of: disadvantaged } }]\n") + variants;
    const idle = { exitCode: 2, message: expect.stringMatching(/^study\.yaml:\d+:\d+ variants are compared on gaps/) };
    await expect(run(yaml)).rejects.toMatchObject(idle);
    await inFolder({ "study.yaml": yaml, ...files }, async (folder) => {
      await expect(checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") })).rejects.toMatchObject(idle);
    });
  });

  it("is named when its data are refused", async () => {
    const yaml = `${own}variants:\n  of the moon: { files: { pupils: { scope: { on the moon: { type: MOON } } } } }\n`;
    await expect(run(yaml)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^in the variant of the moon: /),
    });
  });
});

describe("coldspot check and run --dry-run", () => {
  it("list the variants and print their statements", () =>
    inFolder({ "study.yaml": own + variants, ...files }, async (folder) => {
      const lines = await checkStudy(quietEffects, { studyPath: join(folder, "study.yaml") });
      const at = lines.indexOf("would compare it with the figures of");
      expect(lines.slice(at + 1, at + 3)).toEqual([
        "  without children in care (populations: disadvantaged: any_of: fsm6)",
        "  with special schools (files: pupils: scope: not in special schools: taken out)",
      ]);
      const statements = (await dryRun(join(folder, "study.yaml"), quietEffects))
        .split("\n")
        .filter((line) => line.startsWith("--"));
      expect(statements).toHaveLength(10);
      expect(statements[2]).toBe("-- variant without children in care: progress, cohort 2018");
    }));
});
