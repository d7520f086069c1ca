import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quietEffects } from "../support/measure-study.ts";
import { inFolder } from "../support/temp-folder.ts";

const study = `
title: Few schools
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area }
    groups: { all: { pupils: n, mean: mean } }
places: { schemes: { area: { column: area } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 } } }
show: [ { mean: { of: all, in: area } } ]
release: { rules: public-data }
`;

// On paper, effective schools are (sum of pupils)^2 / sum of squares: 4 of 40 are 4; four of 40 and one of 80 are
// 240^2 / (4 x 1,600 + 6,400) = 4.5; 5 of 40 are 5; five of 30 and one of 60 are 210^2 / (5 x 900 + 3,600) = 5.44.
const areas: Readonly<Record<string, readonly number[]>> = {
  "Four schools": [40, 40, 40, 40],
  "Four and a half": [40, 40, 40, 40, 80],
  "Five schools": [40, 40, 40, 40, 40],
  "Over five": [30, 30, 30, 30, 30, 60],
};

it("marks what comes from the equivalent of fewer than 5 schools, and says so in the note", async () => {
  let urn = 100_000;
  const rows = Object.entries(areas).flatMap(([area, sizes]) =>
    sizes.map((pupils, at) => `${urn++},${area},${pupils},${(at * 0.3 - 0.5).toFixed(2)}`),
  );
  await inFolder({ "study.yaml": study, "schools.csv": `urn,area,n,mean\n${rows.join("\n")}\n` }, async (folder) => {
    await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out") }, quietEffects);
    const csv = readFileSync(join(folder, "out/release/estimates.csv"), "utf8").trim().split("\n");
    const marked = Object.keys(areas).map((area) => {
      const row = csv.find((line) => line.includes(area)) ?? "";
      return [row.includes(",unreliable,"), row.includes("comes from the equivalent of fewer than 5 schools")];
    });
    expect(marked).toEqual([
      [true, true],
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(csv.filter((line) => line.includes(",published,")).length).toBe(2);
  });
});
