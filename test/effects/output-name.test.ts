import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hyphenated, isInsidePath, OutputNames, outputName, shortened } from "../../src/effects/output-name.ts";

/** Any text a study or a file may use for a name: all of Unicode, and what people try. */
const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(
    "x/../../owned",
    "..",
    ".",
    "",
    "/",
    "\\\\host\\share",
    "C:\\a",
    "con",
    "NUL.txt",
    "a\0b",
    "a\nb",
    " ",
    "-",
  ),
);

describe("a file's name for whatever name people gave", () => {
  // By hand, from the rules stated at the function.
  it.each([
    ["progress", ".svg", "progress.svg"],
    ["KS2/KS4 progress", ".svg", "ks2-ks4-progress.svg"],
    ["x/../../owned", ".svg", "x-owned.svg"],
    ["../../etc/passwd", "", "etc-passwd"],
    ["Приложение 1", ".csv", "приложение-1.csv"],
    ["進歩", ".csv", "進歩.csv"],
    ["ÉCOLE", ".csv", "école.csv"],
    ["e\u0301cole", ".csv", "école.csv"],
    ["con", ".csv", "con-file.csv"],
    ["LPT1", ".sql", "lpt1-file.sql"],
    ["console", ".csv", "console.csv"],
  ])("%s with %s is %s", (name, ending, file) => expect(outputName(name, ending)).toBe(file));

  it("without a letter or digit is a part of its hash, another for another name", () => {
    expect(outputName("…", ".csv")).toMatch(/^name-[0-9a-f]{8}\.csv$/);
    expect(outputName("…", ".csv")).not.toBe(outputName("!", ".csv"));
  });

  it("that is too long is cut between two characters, and ends in a part of its hash", () => {
    const [one, other] = [`${"ж".repeat(200)}1`, `${"ж".repeat(200)}2`];
    expect(outputName(one, ".csv")).toMatch(/^ж+-[0-9a-f]{8}\.csv$/);
    expect(outputName(one, ".csv")).not.toBe(outputName(other, ".csv"));
    expect(shortened("abcdefghijkl", 11)).toMatch(/^ab-[0-9a-f]{8}$/);
  });

  it("is one part of a path that Linux, macOS and Windows take, for any name", () =>
    fc.assert(
      fc.property(anyName, (name) => {
        const file = outputName(name, ".csv");
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(120);
        expect(file).toMatch(/^[\p{L}\p{M}\p{N}-]+\.csv$/u);
        expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(isInsidePath(file)).toBe(true);
      }),
      { numRuns: 2000, seed: 5 },
    ));

  it("keeps letters of any script and joins the rest", () => expect(hyphenated(" A — b_c ")).toBe("a-b-c"));
});

describe("the names of one output", () => {
  it("are never two alike, on a disk that does not tell A from a either", () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyName, fc.constantFrom("a b", "A-B", "a  b", "a b 2")), { maxLength: 30 }),
        (all) => {
          const names = new OutputNames();
          const files = all.map((name) => names.named("charts/", name, ".svg"));
          expect(new Set(files.map((file) => file.normalize("NFKD").toLowerCase())).size).toBe(files.length);
          for (const file of files) expect(isInsidePath(file)).toBe(true);
        },
      ),
      { numRuns: 500, seed: 7 },
    ));

  it("number what would be one, in the order asked", () => {
    const names = new OutputNames();
    expect(["a b", "A-b", "a b 2"].map((name) => names.named("", name, ".svg"))).toEqual([
      "a-b.svg",
      "a-b-2.svg",
      "a-b-2-2.svg",
    ]);
  });

  it.each(["../a", "a/../b", "/a", "a//b", "a\\b", "c:a", "a\0", "nul.csv", "a.", "a ", "", "x".repeat(256)])(
    "that are ours may not be %j",
    (path) => expect(() => new OutputNames().own(path)).toThrow("not a path inside an output"),
  );

  it("that are ours may stand once", () => {
    const names = new OutputNames();
    expect(names.own("evidence/files.sha256")).toBe("evidence/files.sha256");
    expect(() => names.own("evidence/FILES.sha256")).toThrow("two files of one name");
  });
});
