import { describe, expect, it } from "vitest";
import { kindsOfFile } from "../../src/recognise/kinds.ts";
import { recogniseShapes } from "../../src/recognise/place-files.ts";
import { recognise, untitledFile } from "../../src/recognise/recognise.ts";

/** Columns and rows as a person would type them: cells between commas, rows between line breaks. */
function seen(name: string, text: string) {
  const [header = [], ...rows] = text.split("\n").map((line) => line.split(","));
  return { name, header, rows };
}

/** Files of our own making, in the shape of those that users hold. */
const files: readonly (readonly [string, string, string, string])[] = [
  ["ks4 table", "certain", "a.csv", "RECTYPE,LEA,URN,P8MEA,ATT8SCR\n1,850,100001,0.1,45\n4,850,,0.2,46"],
  ["ks4 table", "certain", "of 2011.csv", "RECTYPE,LEA,URN,TPUP,PTAC5EM,TTAPSCP\n1,850,100001,90,55%,330.1"],
  ["ks4 table", "certain", "of 2014.csv", "RECTYPE,LEA,URN,PTAC5EM_PTQ,PTEBACC_PTQ\n1,850,100001,55%,20%"],
  ["ks4 table", "certain", "of 2023.csv", "RECTYPE,LEA,URN,KS2ASS,ATT8SCR\n1,850,100001,105,45.1"],
  ["ks4 table", "certain", "columns picked.csv", "urn,p8pup,p8mea,P8MEA_FSM6CLA1A\n100001,90,0.1,-0.2"],
  ["ks2 table", "certain", "b.csv", "RECTYPE,LEA,URN,TELIG,PTRWM_EXP,READPROG\n1,850,100001,30,61%,1.2"],
  ["ks2 table", "certain", "of 2012.csv", "RECTYPE,LEA,URN,TELIG,PTENGMATX\n1,850,100001,30,80%"],
  ["ks2 table", "certain", "of 2014.csv", "RECTYPE,LEA,URN,TELIG,PTREADWRITTAMATX\n1,850,100001,30,80%"],
  ["ees schools", "certain", "c.csv", "time_period,geographic_level,school_urn,pupil_count\n202425,School,100001,9"],
  ["ees areas", "certain", "d.csv", "time_period,geographic_level,new_la_code,t_pupils\n201718,Regional,,9"],
  ["lait", "certain", "e.csv", "Short Desc,Years,LA Number,Values\nDAP,2016,301,0.1"],
  ["inspections", "certain", "f.csv", "URN,Inspection start date,Overall effectiveness\n100001,01/02/2017,2"],
  [
    "inspections",
    "certain",
    "g.csv",
    "URN,Inspection end date,First published date,Leadership and management\n1,2,3,4",
  ],
  ["inspections", "certain", "h.csv", "URN,Latest OEIF inspection start date,Latest OEIF overall effectiveness\n1,2,3"],
  ["register", "certain", "i.csv", "URN,LA (code),EstablishmentNumber,EstablishmentStatus (name)\n1,850,4000,Open"],
  ["links", "certain", "j.csv", "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n1,2,X,Successor,01-09-2012"],
  ["npd-ks4", "certain", "k.csv", "KS4_PupilMatchingRefAnonymous,KS4_URN,KS4_ATT8_19,KS4_LA\nA,1,45,850"],
  ["npd-ks2", "certain", "l.csv", "KS2_PupilMatchingRefAnonymous,KS2_URN,KS2_ACADYR,KS2_TOTAPS\nA,1,2009/2010,27"],
  ["pupils", "certain", "m.csv", "UPN,School LAESTAB,KS2 APS,Att8,PP\nA8501234567890,8504000,104,45.5,Y"],
  ["pupils", "likely", "n.csv", "student,school,prior,score,sex\n1,5,20,31,F\n1,5,22,30,M"],
  ["census", "likely", "o.csv", "pupil,census_year,term,fsm\nA,2012,autumn,1\nA,2012,spring,0"],
  ["areas", "likely", "p.csv", "lad_code,name,category\nE07000091,New Forest,3\nE07000084,Basingstoke,4"],
  ["lookup", "likely", "q.csv", "Postcode,LSOA code,LSOA Name\nSO14 0AA,E01017000,Southampton 001A"],
  [
    "area means",
    "likely",
    "r.csv",
    "la_code,disadvantaged pupils,disadvantaged progress 8\n850,2246,-0.68\n936,1500,-0.7",
  ],
  ["national groups", "likely", "s.csv", "gender,fsm6,pupilCount,metric\ngirls,yes,100,45.1"],
  ["schools list", "likely", "t.csv", "LAESTAB,Group\n8504000,A\n8504001,B"],
  ["description", "certain", "u.meta.csv", "col_name,col_type,label\nversion,Filter,The version"],
  ["description", "certain", "v.csv", "Column,Field Name,Label/Description\n1,RECTYPE,Record type\n2,LEA,x\n3,URN,y"],
  ["description", "certain", "ks4_meta_methodology.csv", "Reformed GCSEs,,\nNew GCSEs were taught,,"],
  ["unknown", "unknown", "w.csv", "a,b\n1,2"],
];

describe("a file is recognised", () => {
  it.each(files)("as %s, %s: %s", (kind, confidence, name, text) => {
    const found = recognise(seen(name, text));
    expect([found.kind, found.confidence]).toEqual([kind, confidence]);
    expect(found.reasons.length > 0).toBe(kind !== "unknown");
  });

  it("by every kind that there is but shapes, which are not tables", () => {
    const tried = new Set(files.map(([kind]) => kind));
    // A table that others made stands in the tests of its columns, and a census term is tried with real extracts.
    const missing = Object.keys(kindsOfFile).filter((kind) => !tried.has(kind));
    expect(missing.sort()).toEqual(["boundaries", "npd-census", "school table"]);
  });

  it("below a title, and only where its names leave no doubt", () => {
    const titled = seen("f.csv", "Inspection outcomes,,\n,,\nURN,Inspection start date,Overall effectiveness\n1,2,3");
    const found = recognise(titled);
    expect([found.kind, found.titles]).toEqual(["inspections", 2]);
    expect(untitledFile(titled, found).rows).toEqual([["1", "2", "3"]]);
    expect(recognise(seen("x.csv", "Title,,\nlad_code,name,x\nE07000091,New Forest,3")).kind).toBe("unknown");
  });

  it("as shapes by its first letters", () => {
    expect(recogniseShapes('{ "type": "FeatureCollection", "features": []')?.kind).toBe("boundaries");
    expect(recogniseShapes('{"type":"Topology"')?.kind).toBe("boundaries");
    expect(recogniseShapes('{"a": 1}')).toBeNull();
    expect(recogniseShapes("URN,name")).toBeNull();
  });

  it("as pupils and not as a table of schools where many rows have one school", () => {
    const rows = (schools: number) =>
      Array.from({ length: 40 }, (_, row) => `${100000 + (row % schools)},${row},${20 + row},Y`).join("\n");
    expect(recognise(seen("p.csv", `urn,ks2,score,pp\n${rows(4)}`)).kind).toBe("pupils");
    expect(recognise(seen("s.csv", `urn,ks2,score,pp\n${rows(40)}`)).kind).toBe("schools list");
  });
});
