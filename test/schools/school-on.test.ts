import { describe, expect, it } from "vitest";
import { answerWords } from "../../src/schools/answer-words.ts";
import type { SchoolRegister } from "../../src/schools/registered-school.ts";
import { makeSuccession, type Succession } from "../../src/schools/succession.ts";
import { linksOf, registeredSchool } from "../support/school-links.ts";

// Every expected answer here follows on paper from the few links above it.

/** The kind of an answer and its URNs. */
function short(succession: Succession, urn: string, date: string): string {
  const answer = succession.schoolOn(urn, date);
  switch (answer.kind) {
    case "same":
    case "another":
      return `${answer.kind} ${answer.urn}`;
    case "undated":
      return `undated ${answer.candidates.join(" ")}`;
    default:
      return `${answer.kind} ${answer.urns.join(" ")}`;
  }
}

describe("one to one", () => {
  const chain = makeSuccession(
    linksOf(
      "100001 Successor 100002 2005-08-31",
      "100002 Predecessor 100001 2005-09-01",
      "100002 Successor 100003 2012-09-01",
    ),
  );

  it("is followed through any number of steps, both ways", () => {
    expect(short(chain, "100003", "2005-08-31")).toBe("another 100001");
    expect(short(chain, "100003", "2005-09-01")).toBe("another 100002");
    expect(short(chain, "100001", "2012-08-31")).toBe("another 100002");
    expect(short(chain, "100001", "2012-09-01")).toBe("another 100003");
    expect(short(chain, "100002", "2008-01-01")).toBe("same 100002");
  });

  it("is one chain, named by its smallest URN; an unknown URN is its own", () => {
    expect(["100003", "100002", "100001", "999999"].map(chain.chainOf)).toEqual([
      "100001",
      "100001",
      "100001",
      "999999",
    ]);
    expect(chain.chainsBy("2005-09-01")("100003")).toBe("100003");
    expect(chain.schoolOn("999999", "2010-01-01")).toEqual({ kind: "same", urn: "999999", known: false, path: [] });
  });

  it("carries the way, and takes the later of two dates", () => {
    const answer = chain.schoolOn("100003", "2004-01-01");
    expect(answer.path).toEqual([
      { from: "100002", to: "100003", on: "2012-09-01", event: "one-to-one", way: "back", by: "links" },
      { from: "100001", to: "100002", on: "2005-09-01", event: "one-to-one", way: "back", by: "links" },
    ]);
    expect(answerWords("100003", "2004-01-01", answer)).toBe(
      "100003 on 2004-01-01: 100001: the links say that 100002 became 100003 on 2012-09-01, and that 100001 became 100002 on 2005-09-01.",
    );
  });

  it("refuses a date that never was", () => {
    expect(() => chain.schoolOn("100001", "2012-02-30")).toThrow("not a date: 2012-02-30");
  });
});

describe("merges and splits", () => {
  const links = linksOf(
    "100001 Successor 100003 2010-09-01",
    "100002 Successor 100003 2010-09-01",
    "100003 Successor 100004 2015-09-01",
    "100003 Successor 100005 2015-09-01",
  );

  it("are told by the graph, whatever the records call them", () => {
    const succession = makeSuccession(links);
    expect(short(succession, "100004", "2009-01-01")).toBe("several 100001 100002");
    expect(short(succession, "100001", "2016-01-01")).toBe("several 100004 100005");
    expect(short(succession, "100001", "2012-01-01")).toBe("another 100003");
    expect(succession.report.events).toMatchObject({ merge: { length: 2 }, split: { length: 2 }, "one-to-one": [] });
    expect(succession.report.merged).toEqual([{ urn: "100003", predecessors: ["100001", "100002"] }]);
    expect(succession.report.split).toEqual([{ urn: "100003", successors: ["100004", "100005"] }]);
  });

  it("cut chains where the rule says apart", () => {
    const chains = (rules: Parameters<typeof makeSuccession>[2]) => {
      const { chainOf } = makeSuccession(links, null, rules);
      return ["100001", "100002", "100003", "100004", "100005"].map(chainOf);
    };
    expect(chains({})).toEqual(["100001", "100001", "100001", "100001", "100001"]);
    expect(chains({ merges: "apart" })).toEqual(["100001", "100002", "100003", "100003", "100003"]);
    expect(chains({ splits: "apart" })).toEqual(["100001", "100001", "100001", "100004", "100005"]);
  });

  it("of a school that was there leave it what it was", () => {
    // 100001 took 134000 in; its smaller URN says that it was registered first.
    const taken = linksOf("134000 Successor 100001 2022-01-01");
    expect(short(makeSuccession(taken), "100001", "2010-01-01")).toBe("same 100001");
    expect(short(makeSuccession(taken, null, { smallerUrnWasThere: false }), "100001", "2010-01-01")).toBe(
      "another 134000",
    );
    expect(short(makeSuccession(taken), "134000", "2022-01-01")).toBe("another 100001");
  });

  it("are what the type of a record calls them, where a file has one side of them alone", () => {
    // A larger URN, so that only the word "merged" says that 134000 was there; a register that opens it that day knows better.
    const merged = linksOf("100001 Successor - merged 134000 2022-01-01");
    expect(short(makeSuccession(merged), "134000", "2010-01-01")).toBe("same 134000");
    expect(short(makeSuccession(merged), "100001", "2022-01-01")).toBe("another 134000");
    const register = { on: "2023-01-01", schools: [registeredSchool({ urn: "134000", opened: "2022-01-01" })] };
    expect(short(makeSuccession(merged, register), "134000", "2010-01-01")).toBe("another 100001");
    const eventOf = (type: string) => {
      const { events } = makeSuccession(linksOf(`100001 ${type} 134000 2022-01-01`)).report;
      return Object.entries(events).flatMap(([event, pairs]) => (pairs.length > 0 ? [event] : []));
    };
    expect(eventOf("Successor")).toEqual(["one-to-one"]);
    expect(eventOf("Successor - merged")).toEqual(["merge"]);
    expect(eventOf("Successor - amalgamated")).toEqual(["merge"]);
    expect(eventOf("Successor - Split School")).toEqual(["split"]);
    expect(eventOf("Successor –  split school")).toEqual(["split"]);
    const apart = makeSuccession(merged, null, { merges: "apart" });
    expect(apart.chainOf("134000")).toBe("134000");
  });

  it("are worded as what links say, unless the register confirms them", () => {
    const links = linksOf("100001 Successor - merged 134000 2022-01-01", "100002 Successor 134000 2022-01-01");
    const words = (register: SchoolRegister | null) =>
      answerWords("100001", "2023-01-01", makeSuccession(links, register).schoolOn("100001", "2023-01-01"));
    expect(words(null)).toBe(
      "100001 on 2023-01-01: 134000: the links say that 100001 merged into 134000 on 2022-01-01.",
    );
    const opened = { on: "2023-01-01", schools: [registeredSchool({ urn: "134000", opened: "2022-01-01" })] };
    expect(words(opened)).toBe("100001 on 2023-01-01: 134000: 100001 merged into 134000 on 2022-01-01.");
    const split = makeSuccession(linksOf("100001 Successor - Split School 134000 2022-01-01"));
    expect(answerWords("100001", "2023-01-01", split.schoolOn("100001", "2023-01-01"))).toBe(
      "100001 on 2023-01-01: 134000: the links say that 100001 split on 2022-01-01, and 134000 came of it.",
    );
  });

  it("over years: the first founds the school, the next joins it; the last ends the old one", () => {
    const joined = makeSuccession(
      linksOf(
        "100001 Successor 100009 2005-09-01",
        "100002 Successor 100009 2010-09-01",
        "100001 Successor 100008 2003-09-01",
      ),
    );
    expect(short(joined, "100009", "2004-01-01")).toBe("another 100001");
    expect(short(joined, "100002", "2007-01-01")).toBe("same 100002");
    expect(short(joined, "100001", "2004-01-01")).toBe("same 100001");
  });
});

describe("undated links", () => {
  const links = linksOf("100001 Successor 100002", "100002 Predecessor 100001", "100002 Successor 100003 2012-09-01");

  it("leave candidates, but not where a later link settles it", () => {
    const succession = makeSuccession(links);
    expect(short(succession, "100002", "2008-01-01")).toBe("undated 100001 100002");
    expect(short(succession, "100001", "2008-01-01")).toBe("undated 100001 100002");
    expect(short(succession, "100001", "2012-09-01")).toBe("another 100003");
    expect(succession.schoolOn("100003", "2008-01-01")).toMatchObject({
      kind: "undated",
      undated: [{ from: "100001", to: "100002", on: null }],
    });
    expect(succession.report.undated).toEqual([["100001", "100002"]]);
  });

  it("had happened by the day that is said of all of them", () => {
    const succession = makeSuccession(links, null, { undatedBy: "2007-01-01" });
    expect(short(succession, "100001", "2007-01-01")).toBe("another 100002");
    expect(short(succession, "100001", "2006-12-31")).toBe("undated 100001 100002");
  });

  it("take the register's opening, or the day after the closing where the school had opened years before", () => {
    const dated = (opened: string) => {
      const schools = [
        registeredSchool({ urn: "100001", closed: "2006-12-31" }),
        registeredSchool({ urn: "100002", opened }),
      ];
      return makeSuccession(links, { on: "2022-04-20", schools });
    };
    const opening = dated("2007-01-02");
    expect(short(opening, "100002", "2007-01-01")).toBe("another 100001");
    expect(short(opening, "100002", "2007-01-02")).toBe("same 100002");
    expect(opening.report.datedByRegister).toEqual([["100001", "100002"]]);
    const older = dated("1990-09-01");
    expect(short(older, "100002", "2006-12-31")).toBe("same 100002");
    expect(short(older, "100001", "2006-12-31")).toBe("same 100001");
    expect(short(older, "100001", "2007-01-01")).toBe("another 100002");
  });
});

describe("two that became one without a word which goes on", () => {
  const links = linksOf(
    "100001 Result of Amalgamation 100002 2010-09-01",
    "100002 Result of Amalgamation 100001 2010-09-01",
    "100002 Successor 100003 2015-09-01",
  );

  it("are apart before, both from the day on, and go on together", () => {
    const succession = makeSuccession(links);
    expect(short(succession, "100001", "2010-08-31")).toBe("same 100001");
    expect(short(succession, "100001", "2010-09-01")).toBe("several 100001 100002");
    expect(short(succession, "100001", "2016-01-01")).toBe("another 100003");
    expect(short(succession, "100003", "2012-01-01")).toBe("several 100001 100002");
    expect(succession.report.amalgamations).toEqual([["100001", "100002"]]);
    expect(succession.chainOf("100003")).toBe("100001");
    const apart = makeSuccession(links, null, { merges: "apart" });
    expect(["100001", "100002", "100003"].map(apart.chainOf)).toEqual(["100001", "100002", "100002"]);
  });

  it("have an order where just one is closed in the register", () => {
    const schools = [
      registeredSchool({ urn: "100001", status: "Closed" }),
      registeredSchool({ urn: "100002", status: "Open" }),
    ];
    const succession = makeSuccession(links, { on: "2012-01-01", schools });
    expect(short(succession, "100001", "2012-01-01")).toBe("another 100002");
    expect(succession.report.amalgamations).toEqual([]);
  });

  it("are found where each is said to succeed the other, and in circles", () => {
    const circle = makeSuccession(
      linksOf(
        "100001 Successor 100002 2005-09-01",
        "100002 Successor 100001 2006-09-01",
        "100011 Successor 100012 2005-09-01",
        "100012 Successor 100013 2006-09-01",
        "100013 Successor 100011 2007-09-01",
      ),
    );
    expect(circle.report.mutual).toEqual([["100001", "100002"]]);
    expect(circle.report.cycles).toEqual([["100011", "100012", "100013"]]);
    expect(short(circle, "100001", "2006-09-01")).toBe("several 100001 100002");
    expect(short(circle, "100011", "2006-09-01")).toBe("several 100011 100012 100013");
    expect(short(circle, "100011", "2006-08-31")).toBe("several 100011 100012");
  });
});

describe("the register", () => {
  const schools = [
    registeredSchool({ urn: "100001", closed: "2012-08-31", status: "Closed" }),
    registeredSchool({ urn: "136000", opened: "2012-09-01", status: "Open", type: "Academy sponsor led" }),
    registeredSchool({ urn: "100005", closed: "2008-08-31", status: "Closed" }),
    registeredSchool({ urn: "100006", status: "Open" }),
    registeredSchool({ urn: "137000", opened: "2013-09-01", status: "Open" }),
  ];
  const register = { on: "2022-04-20", schools };
  // The first link bears the day of an announcement, June; the register has the opening.
  const links = linksOf("100001 Successor 136000 2012-06-13", "100006 Successor - Split School 137000 2013-09-01");

  it("moves a link to the opening", () => {
    expect(short(makeSuccession(links, register), "136000", "2012-08-31")).toBe("another 100001");
    expect(short(makeSuccession(links), "136000", "2012-08-31")).toBe("same 136000");
  });

  it("tells a closing without successor, and a school that is not yet open", () => {
    const succession = makeSuccession(links, register);
    expect(short(succession, "100005", "2008-08-31")).toBe("same 100005");
    expect(succession.schoolOn("100005", "2008-09-01")).toEqual({
      kind: "closed",
      urns: ["100005"],
      path: [],
      notFollowed: [],
    });
    expect(succession.report.closedWithoutSuccessor).toEqual(["100005"]);
    const alone = makeSuccession([], register);
    expect(short(alone, "136000", "2012-08-31")).toBe("not yet open 136000");
  });

  it("keeps a school that is still open after a part left it", () => {
    expect(short(makeSuccession(links, register), "100006", "2015-01-01")).toBe("same 100006");
    expect(short(makeSuccession(links), "100006", "2015-01-01")).toBe("another 137000");
    expect(short(makeSuccession(links, register), "137000", "2010-01-01")).toBe("another 100006");
  });

  it("says which changes are followed", () => {
    const converters = makeSuccession(links, register, { follow: new Set(["converter"]) });
    expect(converters.schoolOn("136000", "2010-01-01")).toMatchObject({
      kind: "not yet open",
      urns: ["136000"],
      notFollowed: [{ from: "100001", to: "136000" }],
    });
    expect(short(converters, "100001", "2016-01-01")).toBe("closed 100001");
    expect(converters.chainOf("136000")).toBe("136000");
    expect(converters.report.unknownKinds).toEqual([["100006", "137000"]]);
    expect(converters.report.notFollowed).toEqual([["100001", "136000"]]);
    const strict = makeSuccession(links, register, { unknownKinds: "not followed" });
    expect(strict.report.notFollowed).toEqual([["100006", "137000"]]);
  });
});

describe("contradictions", () => {
  it("move the edge to the later date, so that all of a chain agree", () => {
    const succession = makeSuccession(
      linksOf("100001 Successor 100002 2010-09-01", "100002 Successor 100003 2005-09-01"),
    );
    expect(["100001", "100002", "100003"].map((urn) => short(succession, urn, "2007-01-01"))).toEqual([
      "same 100001",
      "another 100001",
      "another 100001",
    ]);
    expect(short(succession, "100001", "2010-09-01")).toBe("another 100003");
    expect(succession.report.contradictions).toEqual([
      { from: "100002", to: "100003", reason: "before one of the two began", on: "2005-09-01", against: "2010-09-01" },
    ]);
  });

  it("are listed where two records are years apart, or the register opens the predecessor later", () => {
    const links = linksOf("100001 Successor 100002 2010-09-01", "100002 Predecessor 100001 2012-09-01");
    const register = { on: "2022-04-20", schools: [registeredSchool({ urn: "100001", opened: "2015-09-01" })] };
    expect(makeSuccession(links, register).report.contradictions.map(({ reason }) => reason)).toEqual([
      "before the predecessor opened",
      "two dates more than a year apart",
    ]);
  });

  it("refuse a school linked to itself, and one that the register has twice", () => {
    const link = { urn: "100001", linked: "100001", type: "Successor" as const, on: null };
    expect(() => makeSuccession([link])).toThrow("a school linked to itself: 100001");
    const twice = [registeredSchool({ urn: "100001" }), registeredSchool({ urn: "100001", status: "Open" })];
    expect(() => makeSuccession([], { on: "2022-04-20", schools: twice })).toThrow("twice in the register: 100001");
  });
});

describe("two that became one without a date, both closed by now", () => {
  it("are closed, whichever of them it was", () => {
    const register = {
      on: "2010-01-01",
      schools: ["100003", "100008"].map((urn) => registeredSchool({ urn, closed: "2000-01-01" })),
    };
    const succession = makeSuccession(linksOf("100008 Result of Amalgamation 100003"), register);
    expect(short(succession, "100008", "2000-01-02")).toBe("closed 100003 100008");
    expect(short(succession, "100008", "1999-01-01")).toMatch(/^undated 100003 100008$/);
  });
});
