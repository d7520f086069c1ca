import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, inFolder } from "../../support/temp-folder.ts";
import { tryMain } from "../../support/try-main.ts";

/** What `check` and `run` say of a study, which must be the same. */
async function refusalOf(study: string, files: Files) {
  return inFolder({ ...files, "study.yaml": study }, async (folder) => {
    const path = join(folder, "study.yaml");
    const [check, run] = [await tryMain(["check", path]), await tryMain(["run", path])];
    expect(check.code).toBe(run.code);
    if (run.code !== 0) expect(check.said).toEqual(run.said.slice(-2));
    return { code: run.code, said: run.said.slice(-2), notes: check.out };
  });
}

const table = (path: string, more = "", years = 2018, of = "results") => `
title: T
years: ${years}
files:
  schools:
    layout: school-table
    path: ${path}
    columns: { urn: URN }
    groups: { all: { pupils: n, mean: m }, disadvantaged: { pupils: dn, mean: dm }, others: { all_less: disadvantaged } }
${more}
measures: { progress: { outcome: { mean_of: ${of}, decimals: 1 }, against: { population: others } } }
release: { rules: public-data }
`;

/** A table of our own making whose columns are those of a performance table, and the four that the study reads. */
const rows = (signs: string, schools: number, cells: (school: number) => string) =>
  `URN,n,m,dn,dm,${signs}\n${Array.from({ length: schools }, (_, school) => `${100000 + school},100,1.${school % 10},40,0.${school % 10},${cells(school)}`).join("\n")}\n`;

describe("a file that is not what the study says", () => {
  it("is refused where it is a description", async () => {
    const { code, said } = await refusalOf(table("meta.csv"), {
      "meta.csv": "Column,Field Name,Label/Description\n1,RECTYPE,a\n2,URN,b\n3,LEA,c\n",
    });
    expect([code, said]).toEqual([
      3,
      [
        "coldspot: study.yaml:6:5 meta.csv is a description of other files (its cells are names of columns: RECTYPE, URN and LEA), but is given as: school-table",
        "  give the file that it describes",
      ],
    ]);
  });

  it("is refused where it is a table of areas", async () => {
    const { code, said } = await refusalOf(table("areas.csv"), {
      "areas.csv": "time_period,geographic_level,URN,n,m,dn,dm\n201718,Local authority,850,9,1.0,3,0.5\n",
    });
    expect(code).toBe(3);
    expect(said[0]).toBe(
      "coldspot: study.yaml:6:5 areas.csv is a table of areas from Explore Education Statistics (columns time_period and geographic_level; geographic_level is Local authority), but is given as: school-table",
    );
  });

  it("is refused where it is of another layout, with the layout to write", async () => {
    const study = `
title: T
years: 2016
files:
  links: { layout: gias, path: links.csv, taken_on: 2016-10-01 }
  inspections: { layout: ofsted-mi, path: i.csv }
measures: { leadership: { of: schools, outcome: overall_grade } }
show: [ { leadership: { of: all, in: england } } ]
release: { rules: public-data }
`;
    const { code, said } = await refusalOf(study, {
      "links.csv": "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n1,2,X,Successor,01-09-2012\n",
      "i.csv": "URN,Inspection start date,Publication date,Overall effectiveness\n100001,01/02/2015,01/03/2015,2\n",
    });
    expect([code, said[1]]).toEqual([3, "  write layout: gias-links, or give the file that was meant"]);
  });

  it("is refused where it is of key stage 2 and the result of key stage 4", async () => {
    const files = { "k.csv": rows("TELIG,PTRWM_EXP,READPROG", 10, () => "30,61%,0.1") };
    const { code, said } = await refusalOf(table("k.csv", "", 2018, "progress_8"), files);
    expect(code).toBe(3);
    expect(said[0]).toContain("k.csv is a performance table of key stage 2");
    expect(said[0]).toContain("which has no: progress_8");
    expect((await refusalOf(table("k.csv"), files)).code).toBe(0);
  });

  it("is refused where its columns are of another year", async () => {
    const files = { "k.csv": rows("P8MEA,ATT8SCR,P8PUP,P8MEA_17", 10, () => "0.1,45,100,0.2") };
    const { code, said } = await refusalOf(table("k.csv", "", 2017), files);
    expect([code, said[0]]).toEqual([
      3,
      "coldspot: study.yaml:7:11 k.csv is of 2018 (column P8MEA_17 is of the year before), but is read for: 2017",
    ]);
    expect((await refusalOf(table("k.csv"), files)).code).toBe(0);
  });

  it("is named by check where its name alone has another year", async () => {
    const files = { "ks4_2016-2017.csv": rows("x", 10, () => "1") };
    const { code, notes } = await refusalOf(table("ks4_2016-2017.csv"), files);
    expect(code).toBe(0);
    expect(notes).toContain("please check: ks4_2016-2017.csv is read for 2018, but its name has 2016-2017");
  });

  it("is named by check where its schools have codes of areas", async () => {
    const { code, notes } = await refusalOf(table("k.csv").replace("data:", ""), {
      "k.csv": `URN,n,m,dn,dm\n${["301", "302", "303", "304", "850", "936"].map((code, row) => `${code},100,1.${row},40,0.${row}`).join("\n")}\n`,
    });
    expect(code).toBe(0);
    expect(notes).toContain(
      "please check: k.csv: the column given as urn holds codes of areas and not of schools: URN",
    );
  });

  it("is read where nothing is certain", async () => {
    const { code } = await refusalOf(table("k.csv"), { "k.csv": rows("x", 10, () => "1") });
    expect(code).toBe(0);
  });
});

describe("the whole of a study", () => {
  const county = { "k.csv": rows("LEA", 10, () => "850") };

  it("cannot be England where every school is of one county", async () => {
    const { code, said } = await refusalOf(table("k.csv"), county);
    expect([code, said]).toEqual([
      2,
      [
        "coldspot: study.yaml:6:5 every row lies in Hampshire (LEA), but the study calls the whole of its data: England",
        "  write places: { whole: Hampshire }, or what else the data cover; write whole: England if they are England's",
      ],
    ]);
  });

  it("is what the study says", async () => {
    expect((await refusalOf(table("k.csv", "places: { whole: Hampshire }"), county)).code).toBe(0);
    expect((await refusalOf(table("k.csv", "data: invented"), county)).code).toBe(0);
  });

  it("counts the rows that are kept", async () => {
    const files = { "k.csv": rows("LEA,kind", 12, (school) => (school < 10 ? "850,a" : "936,b")) };
    const study = table("k.csv").replace("    groups:", "    keep: { kind: a }\n    groups:");
    expect((await refusalOf(study, files)).code).toBe(2);
    const both = await refusalOf(table("k.csv"), files);
    expect(both.code).toBe(0);
    expect(both.notes).toContain(
      "please check: schools: its rows lie in Hampshire and Surrey (LEA), and the study calls the whole England",
    );
  });

  it("is that of all files of an entry together", async () => {
    const files = {
      "a.csv": rows("LEA", 10, () => "850"),
      "b.csv": rows("LEA", 10, () => "936")
        .replace(/1000/g, "2000")
        .replace(/,100,/g, ",101,"),
    };
    expect((await refusalOf(table("[a.csv, b.csv]"), files)).code).toBe(0);
  });
});
