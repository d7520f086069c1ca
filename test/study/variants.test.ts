import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, mergePatch } from "../../src/study/merge-patch.ts";
import type { Study } from "../../src/study/study.ts";
import { parse, wholeStudy } from "../support/study-faults.ts";

describe("mergePatch", () => {
  // The cases of RFC 7396, appendix A.
  it.each([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [
      ["a", "b"],
      ["c", "d"],
      ["c", "d"],
    ],
    [{ a: "b" }, ["c"], ["c"]],
    [{ a: "foo" }, null, null],
    [{ a: "foo" }, "bar", "bar"],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("%j with %j is %j", (whole, patch, expected) => {
    expect(mergePatch(whole, patch)).toEqual(expected);
  });

  it("changes nothing when laid over its own result again, and leaves what it was given as it was", () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, (whole, patch) => {
        const before = JSON.stringify([whole, patch]);
        const once = mergePatch(whole, patch);
        expect(mergePatch(once, patch)).toEqual(once);
        expect(JSON.stringify([whole, patch])).toBe(before);
      }),
    );
  });
});

describe("the variants of a study", () => {
  const study = parse(wholeStudy);
  const bare = ({ at: _, assumed: __, variants: ___, ...rest }: Study) => rest;
  const without = (text: string) => text.slice(0, text.indexOf("variants:"));

  it("are the study as it would be written with the change in place", () => {
    const [sixty, everybody] = study.variants;
    expect(study.variants.map(({ name }) => name)).toEqual(["share of 60%", "everybody"]);
    expect(sixty === undefined || bare(sixty.study)).toEqual(
      bare(parse(without(wholeStudy).replace("at_least: 80%", "at_least: 60%"))),
    );
    const other = without(wholeStudy)
      .replace("with a flag: { pp: [0, 1] }, ", "")
      .replace("prior: prior, from: pupils", "prior: { column: prior, bands: 2 }, from: pupils");
    expect(everybody === undefined || bare(everybody.study)).toEqual(bare(parse(other)));
    expect(everybody?.study.files.get("pupils")?.scope.map(({ name }) => name)).toEqual(["not in one school"]);
  });

  it("leave the study itself as it is without them, and have none of their own", () => {
    expect(bare(study)).toEqual(bare(parse(without(wholeStudy))));
    expect(study.variants.flatMap((variant) => variant.study.variants)).toEqual([]);
  });

  it("say what they change", () => {
    expect(study.variants.map(({ changes }) => changes)).toEqual([
      ["populations: persistent: fsm_share: at_least: 60%"],
      [
        "files: pupils: scope: with a flag: taken out",
        "measures: rank: prior: column: prior",
        "measures: rank: prior: bands: 2",
      ],
    ]);
    expect(changesOf({ a: { b: ["x", 1] } })).toEqual(["a: b: x, 1"]);
  });

  it("point with positions at the patch where it has the value, and otherwise at the study", () => {
    const lines = wholeStudy.split("\n");
    const line = (text: string) => 1 + lines.findIndex((each) => each.includes(text));
    const at = study.variants[0]?.study.at;
    expect(at?.(["populations", "persistent", "fsm_share", "at_least"])).toMatch(
      new RegExp(`^study.yaml:${line("share of 60%")}:`),
    );
    expect(at?.(["populations", "persistent", "within"])).toMatch(
      new RegExp(`^study.yaml:${line("within: disadvantaged")}:`),
    );
  });
});
