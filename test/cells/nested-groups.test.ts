import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measureStudy } from "../support/measure-study.ts";
import { sharedFile } from "../support/shared-data.ts";

/**
 * National counts and means of nested groups of pupils, 2018/19: sex, then disadvantage, ethnicity, language, coast.
 * Each group stands in for a school of a school table, and its parent for the area the school is in.
 */
const levels = ["gender", "fsm6", "ethnicity", "lang", "coastal"] as const;
const files = [
  { name: "attainment_8", decimals: 1 },
  { name: "basics", decimals: 3 },
  { name: "progress_8", decimals: 2 },
] as const;

interface Group {
  readonly path: readonly string[];
  readonly pupils: string;
  readonly mean: string;
}

function groupsOf(file: string): readonly Group[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    const path = levels.map(cell).filter((value) => value !== "" && value !== "all pupils");
    return { path, pupils: cell("pupilCount"), mean: cell("metric") };
  });
}

const keyOf = (path: readonly string[]) => ["everybody", ...path].join(" / ");

const studyOf = (decimals: number) => `
title: Nested groups
years: 2019
files:
  groups:
    layout: school-table
    path: groups.csv
    columns: { urn: group, parent: parent }
    groups: { all: { pupils: pupils, mean: mean } }
places: { schemes: { parent: { column: parent } } }
measures: { nested: { outcome: { mean_of: metric, decimals: ${decimals} } } }
show: [{ mean: { of: all, in: parent } }]
`;

describe.each(files)("nested groups of $name", ({ name, decimals }) => {
  const { path, absent } = sharedFile(`cells/cells_ks4_${name}_2019.csv`);

  it.skipIf(absent)("recombine to their parents within the rounding of both", async () => {
    const groups = groupsOf(path);
    expect(groups).toHaveLength(143);
    const split = new Set(
      groups.filter(({ path: own }) => own.length > 0).map(({ path: own }) => keyOf(own.slice(0, -1))),
    );
    const parents = groups.filter(({ path: own }) => split.has(keyOf(own)));
    const code = new Map(parents.map(({ path: own }, index) => [keyOf(own), `p${index}`]));
    const children = groups.filter(({ path: own }) => own.length > 0);
    const rows = children.map(({ path: own, pupils, mean }, index) =>
      [`g${index}`, code.get(keyOf(own.slice(0, -1))), pupils, mean].join(","),
    );
    const table = ["group,parent,pupils,mean", ...rows].join("\n");
    const { forPrivate, ledgers } = await measureStudy(studyOf(decimals), { "groups.csv": `${table}\n` });
    expect(ledgers.map(({ rowsUsed }) => rowsUsed)).toEqual([142]);
    const cells = forPrivate.sums;
    if (cells === null) throw new Error("not a school table");
    const totals = new Map<string, { pupils: number; sum: number }>();
    for (const [row, place] of cells.key.place.entries()) {
      const [parent]: readonly (string | null)[] = JSON.parse(cells.frame.places.keys[place] ?? "[]");
      const before = totals.get(parent ?? "") ?? { pupils: 0, sum: 0 };
      totals.set(parent ?? "", {
        pupils: before.pupils + (cells.n[row] ?? 0),
        sum: before.sum + (cells.sum[row] ?? 0) * cells.step,
      });
    }
    const apart = parents.flatMap(({ path: own, pupils, mean }) => {
      const total = totals.get(code.get(keyOf(own)) ?? "") ?? { pupils: 0, sum: 0 };
      const value = total.sum / total.pupils;
      // Children may each be half a digit off, and so may the parent.
      const half = 0.5 * 10 ** -decimals;
      const together = Math.abs(value - Number(mean)) <= half + half + 1e-12;
      const counted = total.pupils === Number(pupils);
      return together && counted ? [] : [`${keyOf(own)}: ${mean} on ${pupils}, its groups give ${value}`];
    });
    // Groups that do not recombine would stand here. There are none.
    expect(apart).toEqual([]);
    expect(parents).toHaveLength(65);
  });
});
