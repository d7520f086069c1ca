import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { estimateOf, type MeasuredStudy, measureStudy } from "../../support/measure-study.ts";
import { csvRows, sharedFile } from "../../support/shared-data.ts";

const authorities = sharedFile("ees/KS4_2018_LA_Char_Testdata.csv");
const lait = sharedFile("ees/lait_ks4_disadvantage_2016_2019.csv");
const tables = [850, 936].flatMap((code) =>
  [2017, 2018].map((year) => ({ code, year, ...sharedFile(`ks4/${year - 1}-${year}_${code}_ks4final.csv`) })),
);
const absent = [authorities, lait, ...tables].some((file) => file.absent);

const shipped = (name: string) => readFileSync(new URL(`../../../studies/${name}/study.yaml`, import.meta.url), "utf8");

type Row = Readonly<Record<string, string>>;
const numberOf = (measured: MeasuredStudy, id: string) => {
  const found = measured.estimates.find(({ figure }) => figure.id === id);
  return (found?.kind === "none" ? found.alone : found)?.inScales[0]?.value ?? Number.NaN;
};

describe.skipIf(absent)("authorities of England, 2018", () => {
  let measured: MeasuredStudy;
  let rows: readonly Row[];
  const ours = (group: string, area: string) => {
    const { inScales, rests } = estimateOf(measured.estimates, `progress/mean/${group}/${area}/2018`);
    const [number] = inScales;
    if (number === undefined) throw new Error(`no number: ${group} ${area}`);
    return { ...number, pupils: rests[0]?.pupils };
  };
  const groups = [
    ["disadvantaged", "disadvantaged", "FSM6CLA1A"],
    ["others", "disadvantaged_Total_other", "NFSM6CLA1A"],
  ] as const;

  beforeAll(async () => {
    measured = await measureStudy(shipped("authorities-2018"), {}, { authorities: authorities.path });
    rows = csvRows(authorities.path).filter(
      (row) => row.breakdown === "Disadvantage" && row.characteristic_gender === "Total",
    );
  });

  // data/README.md: Hampshire -0.682 on 2,246 pupils.
  it("has Hampshire as it is published", () => {
    const { value, pupils } = ours("disadvantaged", "authority-hampshire");
    expect(value.toFixed(3)).toBe("-0.682");
    expect(pupils).toBe(2_246);
  });

  // Published rows of the authority (RECTYPE 4) in the performance tables: counts exactly, means and limits to two decimals.
  it.each(tables.filter(({ year }) => year === 2018))("equals the row of authority $code", ({ path, code }) => {
    const [row] = csvRows(path).filter(({ RECTYPE }) => RECTYPE === "4");
    const area = code === 850 ? "authority-hampshire" : "authority-surrey";
    for (const [group, , suffix] of groups) {
      const { value, pupils, interval } = ours(group, area);
      expect(pupils).toBe(Number(row?.[`P8PUP_${suffix}`]));
      expect(value.toFixed(2)).toBe(Number(row?.[`P8MEA_${suffix}`]).toFixed(2));
      expect(interval.lower.toFixed(2)).toBe(Number(row?.[`P8CILOW_${suffix}`]).toFixed(2));
      expect(interval.upper.toFixed(2)).toBe(Number(row?.[`P8CIUPP_${suffix}`]).toFixed(2));
    }
  });

  // The file's own rows of regions, and their sum.
  it("sums authorities to the published rows of regions and the nation, exactly", () => {
    const regional = rows.filter((row) => row.geographic_level === "Regional");
    expect(regional.length).toBe(20);
    for (const [group, word] of groups) {
      const own = regional.filter((row) => row.characteristic_disadvantage === word);
      for (const row of own) {
        const area = `region-${(row.region_name ?? "").toLowerCase().replaceAll(" ", "-")}`;
        expect(ours(group, area).pupils).toBe(Number(row.t_inp8calc));
        expect(ours(group, area).value).toBeCloseTo(Number(row.t_p8score) / Number(row.t_inp8calc), 12);
      }
      const pupils = own.reduce((sum, row) => sum + Number(row.t_inp8calc), 0);
      const score = own.reduce((sum, row) => sum + Number(row.t_p8score), 0);
      expect(ours(group, "england").pupils).toBe(pupils);
      expect(ours(group, "england").value).toBeCloseTo(score / pupils, 12);
    }
    const [told] = measured.larger ?? [];
    expect(told?.map((part) => (typeof part === "string" ? part : part.n)).join("")).toBe(
      "Published numbers of regions or the nation: 20. The same as those of their areas together, in pupils and in the mean: 20. Different: 0",
    );
  });

  // The six Opportunity Areas that are whole authorities (areas/opportunity_areas.csv), added up from the file here.
  it("takes the Opportunity Areas that are whole authorities, and leaves out counties with such districts", () => {
    const whole = ["Blackpool", "Bradford", "Derby", "Doncaster", "Oldham", "Stoke-on-Trent"];
    const counties = ["Cambridgeshire", "East Sussex", "Norfolk", "North Yorkshire", "Somerset", "Suffolk"];
    const own = rows.filter(
      (row) => row.geographic_level === "Local authority" && row.characteristic_disadvantage === "disadvantaged",
    );
    const pupilsOf = (names: readonly string[]) =>
      own.filter((row) => names.includes(row.la_name ?? "")).reduce((sum, row) => sum + Number(row.t_inp8calc), 0);
    const pupils = (id: string) => estimateOf(measured.estimates, id).rests.at(-1)?.pupils;
    const [areas, elsewhere] = ["opportunity-areas", "elsewhere"].map((area) =>
      pupils(`progress/gap/disadvantaged/${area}/2018`),
    );
    const all = own.reduce((sum, row) => sum + Number(row.t_inp8calc), 0);
    expect(areas).toBe(pupilsOf(whole));
    expect(elsewhere).toBe(all - pupilsOf(whole) - pupilsOf(counties));
  });

  it("has every row in the ledger", () => {
    expect(measured.ledgers).toMatchObject([{ rowsRead: 7_044, rowsUsed: 302 }]);
  });
});

describe.skipIf(absent)("published intervals", () => {
  // DfE: mean +/- 1.96 x national deviation / sqrt(n). One deviation for each year fits every row of schools and authorities.
  it.each([
    [2017, 1.229],
    [2018, 1.2625],
  ])("of %d follow from a deviation of %d and the pupils, all of them", (year, deviation) => {
    const groups = ["", "_FSM6CLA1A", "_NFSM6CLA1A", "_LO", "_AV", "_HI", "_EAL", "_GIRLS", "_BOYS", "_NMOB"];
    let compared = 0;
    for (const { path } of tables.filter((table) => table.year === year))
      for (const row of csvRows(path))
        for (const group of groups) {
          const [pupils, mean, low, high] = ["P8PUP", "P8MEA", "P8CILOW", "P8CIUPP"].map(
            (name) => row[`${name}${group}`] ?? "",
          );
          const numbers = [pupils, mean, low, high].map((cell) => (cell?.trim() === "" ? Number.NaN : Number(cell)));
          if (numbers.some(Number.isNaN)) continue;
          const [n = 0, , lower = 0, upper = 0] = numbers;
          const half = (1.96 * deviation) / Math.sqrt(n);
          // Both ends are rounded to two decimals: their distance is right to one hundredth.
          expect(Math.abs((upper - lower) / 2 - half), `${row.URN}${group}`).toBeLessThanOrEqual(0.005 + 1e-9);
          compared += 1;
        }
    expect(compared).toBe(year === 2017 ? 1_310 : 1_296);
  });
});

describe.skipIf(absent)("means of authorities, 2016 to 2019", () => {
  let measured: MeasuredStudy;
  let rows: readonly Row[];
  const cell = (series: string, code: string, year: number) =>
    Number(
      rows.find((row) => row["Short Desc"] === series && row["LA Number"] === code && row.Years === `${year}`)?.Values,
    );

  beforeAll(async () => {
    measured = await measureStudy(shipped("authorities-2016-2019"), {}, { lait: lait.path });
    rows = csvRows(lait.path);
  });

  it("have changes of the gap as the printed means give them", () => {
    const gap = (year: number) => cell("NonDAP_KS4_Prog8", "970", year) - cell("DAP_KS4_Prog8", "850", year);
    expect(numberOf(measured, "progress/gap/disadvantaged/authority-hampshire/2018")).toBeCloseTo(gap(2018), 9);
    expect(numberOf(measured, "progress/gap/disadvantaged/authority-hampshire/2019/difference/with-2016")).toBeCloseTo(
      gap(2019) - gap(2016),
      9,
    );
  });

  // data/README.md: the two files have the same means, to two decimals.
  it("are those of the sums of 2018", async () => {
    const sums = await measureStudy(shipped("authorities-2018"), {}, { authorities: authorities.path });
    const ids = sums.estimates.flatMap(({ figure }) =>
      figure.statistic === "mean" && figure.of.area.scheme === "authority" ? [figure.id] : [],
    );
    const both = ids.filter((id) => Number.isFinite(numberOf(measured, id)));
    expect(both.length).toBeGreaterThan(290);
    const differ = both.filter((id) => Math.abs(numberOf(sums, id) - numberOf(measured, id)) > 0.005 + 1e-9);
    expect(differ).toEqual([]);
  });
});
