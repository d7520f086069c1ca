import { describe, expect, it } from "vitest";
import { makeSuccession } from "../../src/schools/succession.ts";
import { links2023, links2025, linksIn, register2022, registerIn, rowsOf } from "../support/school-files.ts";

const definite = ["same", "another", "several"];

/** Pairs of schools that the file's own words put in one order, and in both, by plain reading of its text. */
function pairsByText(path: string) {
  const words = new Map<string, Set<string>>();
  for (const row of rowsOf(path)) {
    const type = row.get("LinkType") ?? "";
    const ends = [row.get("URN") ?? "", row.get("LinkURN") ?? ""];
    if (type.startsWith("Predecessor")) ends.reverse();
    else if (!type.startsWith("Successor") && type !== "Result of Amalgamation") continue;
    const [small = "", large = ""] = [...ends].sort((a, b) => Number(a) - Number(b));
    const said = type === "Result of Amalgamation" ? "joint" : ends[0] === small ? "up" : "down";
    words.set(`${small} ${large}`, (words.get(`${small} ${large}`) ?? new Set()).add(said));
  }
  const has = (...all: readonly string[]) =>
    [...words.values()].filter((said) => all.every((one) => said.has(one))).length;
  return {
    all: words.size,
    both: has("up", "down"),
    jointOnly: [...words.values()].filter((said) => said.size === 1 && said.has("joint")).length,
  };
}

/** Pairs by what the file's own words and counts make them, by plain reading: only pairs that all records put in one order. */
function eventsByText(path: string) {
  const ends = new Map<string, { from: string; to: string; words: string; orders: Set<string> }>();
  for (const row of rowsOf(path)) {
    const type = row.get("LinkType") ?? "";
    const [a = "", b = ""] = [row.get("URN"), row.get("LinkURN")];
    if (!/^(Predecessor|Successor)/.test(type) && type !== "Result of Amalgamation") continue;
    const [from, to] = type.startsWith("Predecessor") ? [b, a] : [a, b];
    const key = [a, b].sort().join(" ");
    const pair = ends.get(key) ?? { from, to, words: "", orders: new Set<string>() };
    if (type !== "Result of Amalgamation") {
      pair.from = from;
      pair.to = to;
      pair.orders.add(`${from} ${to}`);
    }
    pair.words += ` ${type.toLowerCase()}`;
    ends.set(key, pair);
  }
  const ordered = [...ends.values()].filter(({ orders }) => orders.size === 1);
  const many = (which: "from" | "to") => {
    const counts = new Map<string, number>();
    for (const pair of ordered) counts.set(pair[which], (counts.get(pair[which]) ?? 0) + 1);
    return counts;
  };
  const [predecessors, successors] = [many("to"), many("from")];
  const isMerge = ({ to, from, words }: { to: string; from: string; words: string }) =>
    (predecessors.get(to) ?? 0) > 1 || Number(to) < Number(from) || /merged|amalgamated/.test(words);
  const isSplit = ({ from, words }: { from: string; words: string }) =>
    (successors.get(from) ?? 0) > 1 || /split/.test(words);
  const all = { "one-to-one": 0, merge: 0, split: 0, "merge and split": 0 };
  for (const pair of ordered) {
    const merge = isMerge(pair);
    const split = isSplit(pair);
    all[merge ? (split ? "merge and split" : "merge") : split ? "split" : "one-to-one"] += 1;
  }
  return all;
}

describe.each([
  ["2023", links2023, 31_274],
  ["2025", links2025, 33_801],
] as const)("the register's links of %s", (_, { path, absent }, records) => {
  describe.skipIf(absent)("as a succession", () => {
    const links = absent ? [] : linksIn(path);
    const succession = makeSuccession(links);
    const { report, urns, chainOf } = succession;

    it("uses every record once", () => {
      // The number of records is the one the file's publisher states.
      expect(report.links).toBe(records);
      expect(report.successionLinks + report.notSuccession.reduce((sum, one) => sum + one.links, 0)).toBe(records);
      expect(report.edges).toBe(pairsByText(path).all);
      expect(Object.values(report.events).flat()).toHaveLength(report.edges);
    });

    it("finds the pairs that the file gives no order, or both", () => {
      const text = pairsByText(path);
      expect(report.mutual).toHaveLength(text.both);
      expect(report.amalgamations).toHaveLength(text.jointOnly);
      expect(report.undated.length).toBeGreaterThan(4000);
    });

    it("calls a pair a merge or a split where the records do, or count several", () => {
      const all = eventsByText(path);
      const { joint, ...found } = report.events;
      const counted = Object.fromEntries(Object.entries(found).map(([event, pairs]) => [event, pairs.length]));
      // Circles are joint although each of their pairs has an order; there is one of three schools in 2025.
      const inCircles =
        Object.values(all).reduce((sum, one) => sum + one, 0) +
        report.mutual.length +
        report.amalgamations.length -
        report.edges;
      expect(inCircles).toBe(0);
      const lost = joint.length - report.mutual.length - report.amalgamations.length;
      const differ = Object.entries(all).reduce(
        (sum, [event, many]) => sum + Math.abs(many - (counted[event] ?? 0)),
        0,
      );
      expect(differ).toBeLessThanOrEqual(2 * lost);
      expect(report.events.merge.length).toBeGreaterThan(4000);
      if (lost === 0) expect(counted).toEqual(all);
    });

    it("answers for every URN on every date, and the same for the answer", () => {
      for (const date of ["1995-01-01", "2010-01-01", "2023-04-21"]) {
        const wrong = urns.filter((urn) => {
          const answer = succession.schoolOn(urn, date);
          if (answer.kind === "undated") return answer.undated.some(({ on }) => on !== null);
          if (answer.kind !== "another") return !definite.includes(answer.kind);
          return succession.schoolOn(answer.urn, date).kind !== "same" || answer.path.length === 0;
        });
        expect(wrong).toEqual([]);
      }
    });

    it("leaves nothing open after the day by which all links had happened", () => {
      const settled = makeSuccession(links, null, { undatedBy: "2012-01-01" });
      const kinds = new Set(urns.map((urn) => settled.schoolOn(urn, "2012-01-01").kind));
      expect([...kinds].filter((kind) => !definite.includes(kind))).toEqual([]);
    });

    it("puts each URN in one chain, and takes the records in any order", () => {
      const turned = makeSuccession([...links].reverse());
      expect(turned.report).toEqual(report);
      const wrong = urns.filter((urn) => turned.chainOf(urn) !== chainOf(urn) || Number(chainOf(urn)) > Number(urn));
      expect(wrong).toEqual([]);
      const [chains, tied] = [new Set(urns.map(chainOf)).size, report.edges];
      // A forest of c trees on n nodes has n - c edges; circles add to them.
      expect(tied).toBeGreaterThanOrEqual(urns.length - chains);
    });
  });
});

describe.skipIf(links2023.absent || register2022.absent)("the links with the register of two authorities", () => {
  const links = links2023.absent ? [] : linksIn(links2023.path);
  const register = register2022.absent ? null : registerIn(register2022.path, "2022-04-20");

  it("open every academy on the day that the register opens it", () => {
    const succession = makeSuccession(links, register);
    const opened = (register?.schools ?? []).filter(
      ({ type, opened: on }) => on !== null && /^Academy/.test(type ?? ""),
    );
    const succeeding = opened.filter(({ urn }) => succession.edges.some(({ to, joins }) => to === urn && !joins));
    expect(succeeding.length).toBeGreaterThan(100);
    const wrong = succeeding.filter(({ urn, opened: on }) => succession.schoolOn(urn, on ?? "").kind !== "same");
    expect(wrong.map(({ urn }) => urn)).toEqual([]);
    const early = succeeding.filter(({ urn, opened: on }) => {
      const before = succession.schoolOn(urn, `${Number((on ?? "").slice(0, 4)) - 1}${(on ?? "").slice(4)}`);
      return before.kind === "same";
    });
    expect(early.map(({ urn }) => urn)).toEqual([]);
  });

  it("follow sponsored academies alone where that is asked", () => {
    const all = makeSuccession(links, register);
    const sponsored = makeSuccession(links, register, { follow: new Set(["sponsored"]), unknownKinds: "not followed" });
    const academies = new Set(
      (register?.schools ?? []).filter(({ type }) => type === "Academy sponsor led").map(({ urn }) => urn),
    );
    const followed = sponsored.edges.filter((edge) => edge.followed);
    expect(followed.length).toBe(all.edges.filter(({ to, joint }) => joint === null && academies.has(to)).length);
    expect(followed.length).toBeGreaterThan(10);
    expect(sponsored.report.notFollowed.length + followed.length).toBe(all.edges.length);
  });

  it("name the closed schools that nothing came after", () => {
    const { report } = makeSuccession(links, register);
    const said = new Set(
      links.flatMap(({ urn, linked, type }) => (/^(Pre|Suc|Result)/.test(type) ? [urn, linked] : [])),
    );
    const alone = (register?.schools ?? []).filter(
      ({ urn, closed }) => closed !== null && closed < "2022-04-20" && !said.has(urn),
    );
    expect(alone.every(({ urn }) => report.closedWithoutSuccessor.includes(urn))).toBe(true);
    expect(report.closedWithoutSuccessor.length).toBeGreaterThanOrEqual(alone.length);
  });
});
