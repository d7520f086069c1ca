import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { inFolder } from "../support/temp-folder.ts";

const areas = 3_000;
const program = fileURLToPath(new URL("../../bin/coldspot.js", import.meta.url));

/** Two schools for each area: 10 pupils of the group and 30 others in each, with means that follow from the numbers. */
function table(): string {
  const lines = ["urn,area,n,m,o,p"];
  for (let school = 0; school < 2 * areas; school++) {
    const area = school % areas;
    const own = school < areas ? -0.5 : -0.3;
    lines.push(
      `${100_000 + school},Town ${area},10,${(own - (area % 5) / 10).toFixed(2)},30,${school < areas ? "0.10" : "0.30"}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

const study = `title: Many areas
data: invented
years: 2019
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area }
    groups: { group: { pupils: n, mean: m }, others: { pupils: o, mean: p } }
places: { schemes: { area: { column: area } } }
measures:
  progress: { outcome: { mean_of: progress, decimals: 2 }, against: { population: others, in: england } }
show:
  - gap: { measure: progress, of: group, in: [england, area] }
compare:
  - { gap: progress, of: group, in: area, with: { in: england }, as: difference }
release: { rules: public-data }
`;

/** Says on standard error, at the end, how many kilobytes of memory the process had at most. */
const sayMemory = 'process.on("exit", () => process.stderr.write("most " + process.resourceUsage().maxRSS + "\\n"))';

// A number for each area and school takes 144 MB here and 6.4 GB with 20,000 areas of 40,000 schools; a matrix of all
// pairs of areas takes 72 MB for each of the two families and 3.2 GB.
it("runs 3,000 areas in little memory, with every one in the CSV and the largest in the page", async () => {
  await inFolder({ "schools.csv": table(), "study.yaml": study }, async (folder) => {
    const { stderr } = await promisify(execFile)(process.execPath, [
      "--max-old-space-size=300",
      `--import=data:text/javascript,${encodeURIComponent(sayMemory)}`,
      program,
      "run",
      join(folder, "study.yaml"),
      "--threads",
      "1",
    ]);
    expect(Number(/most (\d+)/.exec(stderr)?.[1])).toBeLessThan(450_000);
    const text = (file: string) => readFileSync(join(folder, "out/release", file), "utf8");
    const lines = text("estimates.csv").trimEnd().split("\n");
    expect(lines.length).toBe(1 + 1 + areas + areas);
    const [head = "", ...rows] = lines.map((line) => line.split(","));
    const estimate = [...head].indexOf("estimate");
    const of = (id: string) => Number(rows.find((row) => row[0] === id)?.[estimate]);
    // On paper: others 0.20; area 7 has -0.5 and -0.3, each less 0.2, so -0.6: 0.8 behind, to two digits of its error.
    expect(of("progress/gap/group/area-town-7/2019")).toBeCloseTo(0.8, 1);
    // England's group has -0.4 less 0.2 on average, so the area is exactly as far behind.
    expect(of("progress/gap/group/area-town-7/2019/difference/with-england")).toBeCloseTo(0, 1);
    const report = text("report.html");
    expect(report).toContain("1,000 of 3,000. All are in estimates.csv.");
    expect(report).toContain("1,000 of 3,000. All are in tables/comparisons.csv.");
    expect(report.length).toBeLessThan(4_000_000);
  });
}, 120_000);
