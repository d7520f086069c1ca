import { describe, expect, it } from "vitest";
import { dayNumber } from "../../src/schools/calendar-date.ts";
import { followDates } from "../../src/schools/follow-dates.ts";
import type { Inspection } from "../../src/schools/inspection.ts";
import { registeredLife, statusMeaning } from "../../src/schools/registered-school.ts";
import { makeSuccession } from "../../src/schools/succession.ts";
import { registeredSchool } from "../support/school-links.ts";

const takenOn = "2016-10-01";

describe("the status of a school in the register", () => {
  it.each([
    ["Open", "open"],
    ["open", "open"],
    ["Open, but proposed to close", "open"],
    ["1", "open"],
    ["3", "open"],
    ["Closed", "closed"],
    ["2", "closed"],
    ["Proposed to open", "never"],
    ["Proposed  To Open", "never"],
    ["4", "never"],
    ["Created in error", "never"],
    ["", "not known"],
    ["Dormant", "not known"],
    [null, "not known"],
  ] as const)("%s: %s", (status, meaning) => expect(statusMeaning(status)).toBe(meaning));

  it("of a school that is proposed to open puts its opening after the day of the register, whatever date it has", () => {
    const life = (opened: string | null) =>
      registeredLife(registeredSchool({ urn: "150000", status: "Proposed to open", opened }), dayNumber(takenOn));
    expect(life(null).opened).toBe(dayNumber("2016-10-02"));
    expect(life("2016-09-01").opened).toBe(dayNumber("2016-10-02"));
    expect(life("2017-09-01").opened).toBe(dayNumber("2017-09-01"));
    expect(life("2016-09-01").open).toBe(false);
  });
});

describe("schools of a whole register on a date", () => {
  // On paper: those open on 31 March 2016 are 151000, 151001 and 151005. 151003 closed nobody knows when and was never judged.
  const schools = [
    registeredSchool({ urn: "150000", status: "Proposed to open" }),
    registeredSchool({ urn: "150001", status: "Proposed to open", opened: "2014-09-01" }),
    registeredSchool({ urn: "151000", status: "Open" }),
    registeredSchool({ urn: "151001", status: "Open, but proposed to close", closed: "2017-08-31" }),
    registeredSchool({ urn: "151002", status: "Closed", closed: "2012-08-31" }),
    registeredSchool({ urn: "151003", status: "Closed" }),
    registeredSchool({ urn: "151004", status: "Open", opened: "2016-09-01" }),
    registeredSchool({ urn: "151005", status: "Closed" }),
  ];
  const register = { on: takenOn, schools };
  const follow = makeSuccession([], register);
  const judged: Inspection = {
    ...{ urn: "151005", inspected: "2012-02-01", published: "2012-03-01", grade: 2, framework: null, kind: "graded" },
    ...{ ofPredecessor: false, publishedAsInspected: false },
  };
  const followed = (last: string) =>
    followDates(
      {
        inspections: [judged],
        follow,
        carry: follow,
        register: new Map(schools.map((one) => [one.urn, one])),
        wholeOn: takenOn,
      },
      { first: "2013-03-31", last },
    );

  it("are those that were open: not proposed ones, nor those closed before or opened after", () => {
    expect(
      followed("2016-03-31")
        .filter(({ open }) => open)
        .map(({ urn }) => urn),
    ).toEqual(["151000", "151001", "151005"]);
  });

  it("lose one that closed without a date on the day the register was taken, by which it had", () => {
    const lost = followed(takenOn).find(({ urn }) => urn === "151005");
    expect([lost?.open, lost?.lost]).toEqual([false, "closed"]);
  });
});
