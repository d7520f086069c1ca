import { describe, expect, it } from "vitest";
import { readLink } from "../../src/schools/link.ts";
import { linkTypeOf, linkTypes, meaningOf } from "../../src/schools/link-type.ts";

describe("types of links", () => {
  it("knows the register's 17", () => {
    expect(linkTypes).toHaveLength(17);
    const says = linkTypes.map((type) => meaningOf(type).says);
    // By name: four each of predecessors and successors, one amalgamation, eight that are no succession.
    expect(says.filter((one) => one === "succession")).toHaveLength(8);
    expect(says.filter((one) => one === "joint")).toHaveLength(1);
    expect(meaningOf("Predecessor - Split School")).toEqual({
      says: "succession",
      direction: "backward",
      named: "split",
    });
    expect(meaningOf("Sixth Form Centre Link").says).toBe("not succession");
  });

  it("names an unknown type and the nearest", () => {
    expect(() => linkTypeOf("Succesor")).toThrow("unknown type of link: Succesor; did you mean Successor?");
    expect(() => linkTypeOf("constructor")).toThrow("unknown type of link: constructor");
  });

  it("says what is wrong with a link", () => {
    expect(readLink("100001", "100002", "Successor", "31-08-2012")).toEqual({
      link: { urn: "100001", linked: "100002", type: "Successor", on: "2012-08-31" },
    });
    const wrong = (...texts: readonly [string, string, string, string]) => {
      const read = readLink(...texts);
      return "wrong" in read ? [read.wrong, read.reason, read.value] : [];
    };
    expect(wrong("A1", "100002", "Successor", "")).toEqual(["urn", "not a URN", "A1"]);
    expect(wrong("100001", "0100002", "Successor", "")).toEqual(["linked", "not a URN", "0100002"]);
    expect(wrong("100001", "100001", "Successor", "")).toEqual(["linked", "a school linked to itself", "100001"]);
    expect(wrong("100001", "100002", "Heir", "")).toEqual(["type", "an unknown type of link", "Heir"]);
    expect(wrong("100001", "100002", "Successor", "31-09-2012")).toEqual(["on", "not a date", "31-09-2012"]);
  });
});
