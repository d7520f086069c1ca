import { describe, expect, it } from "vitest";
import { gradeCountsOf } from "../support/counted-schools.ts";
import { measureStudy } from "../support/measure-study.ts";

const study = `title: T
years: 2016
files:
  register: { layout: gias, path: register.csv, taken_on: 2016-10-01 }
  links: { layout: gias-links, path: links.csv, taken_on: 2016-10-01 }
  inspections: { layout: ofsted-mi, path: inspections.csv }
places: { schemes: { region: { column: region } } }
measures: { leadership: { of: schools, outcome: leadership_grade } }
show: [{ leadership: { in: [england, region] } }]
release: { rules: public-data }
`;

const register = `URN,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate
100001,Community school,Closed,,31-08-2015
140001,Academy converter,Open,01-09-2015,
100002,Community school,Closed,,31-08-2015
100003,Community school,Open,,
`;

const links = `URN,LinkURN,LinkName,LinkType,LinkEstablishedDate
140001,100001,A,Predecessor,01-09-2015
`;

const inspections = `URN,Region,Inspection start date,Publication date,Effectiveness of leadership and management
100001,South West,01/02/2008,01/03/2008,3
100001,South West,01/02/2012,01/03/2012,2
100002,South West,01/02/2012,01/03/2012,4
`;

describe("the latest judgement and the one before, in a study with a register", () => {
  it("has an academy that no list names yet where its school was, a closed school lost, an unrated one counted", async () => {
    const measured = await measureStudy(study, {
      "register.csv": register,
      "links.csv": links,
      "inspections.csv": inspections,
    });
    const [whole, region] = gradeCountsOf(measured);
    expect([whole?.counts.open, whole?.counts.ratedAtNeither]).toEqual([2, 1]);
    expect(whole?.lost).toEqual([{ why: "closed", schools: 1 }]);
    expect(region?.name).toBe("South West");
    expect([region?.moves?.[2]?.[1], region?.firstGrades?.[3]]).toEqual([1, 1]);
  });
});
