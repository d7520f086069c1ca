import { gzipSync } from "node:zlib";
import type { RandomSource } from "../../src/number/random.ts";

/** One change of the bytes of a file, of a size that people, programs and networks make. */
export interface Mutation {
  readonly name: string;
  readonly change: (bytes: Buffer, random: RandomSource) => Buffer;
}

/** Cells that spreadsheets, databases and hostile people leave behind. */
const cells = [
  "",
  " ",
  "NULL",
  "NaN",
  "-9",
  "1e308",
  "1e999",
  "99999999999999999999",
  "−0.5",
  "0,5",
  "33%",
  "#DIV/0!",
  "[c]",
  "=1+1",
  "<script>alert(1)</script>",
  "'; drop table pupils; --",
  "__proto__",
  "constructor",
  "\u0000",
  "\u001b[2J",
  "\u202e",
  "é".repeat(40),
  "a".repeat(5000),
] as const;

const between = (random: RandomSource, length: number) => random.integer(length + 1);

function spliced(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

function inserted(name: string, text: string): Mutation {
  return { name, change: (bytes, random) => spliced(bytes, between(random, bytes.length), 0, Buffer.from(text)) };
}

function ofLines(name: string, change: (lines: string[], random: RandomSource) => readonly string[]): Mutation {
  return {
    name,
    change: (bytes, random) => Buffer.from(change(bytes.toString("latin1").split("\n"), random).join("\n"), "latin1"),
  };
}

function swapped(lines: string[], one: number, other: number): readonly string[] {
  return lines.map((line, at) => (at === one ? lines[other] : at === other ? lines[one] : line) ?? "");
}

const withCell = (line: string, random: RandomSource, cell: string) => {
  const row = line.split(",");
  const at = random.integer(row.length);
  return row.map((before, index) => (index === at ? cell : before)).join(",");
};

/** Changes of texts and of any bytes. */
export const mutations: readonly Mutation[] = [
  {
    name: "one bit",
    change: (bytes, random) => {
      const changed = Buffer.from(bytes);
      const at = random.integer(Math.max(1, bytes.length));
      changed[at] = (changed[at] ?? 0) ^ (1 << random.integer(8));
      return changed;
    },
  },
  {
    name: "some bytes of chance",
    change: (bytes, random) => {
      const chance = Buffer.from(Array.from({ length: 1 + random.integer(16) }, () => random.integer(256)));
      return spliced(bytes, between(random, bytes.length), random.integer(16), chance);
    },
  },
  { name: "cut short", change: (bytes, random) => bytes.subarray(0, between(random, bytes.length)) },
  {
    name: "a part gone",
    change: (bytes, random) => spliced(bytes, between(random, bytes.length), random.integer(400), Buffer.alloc(0)),
  },
  {
    name: "a part twice",
    change: (bytes, random) => {
      const at = between(random, bytes.length);
      return spliced(bytes, at, 0, bytes.subarray(at, at + random.integer(400)));
    },
  },
  { name: "as gzip", change: (bytes) => gzipSync(bytes) },
  { name: "as UTF-16", change: (bytes) => Buffer.from(`\ufeff${bytes.toString("utf8")}`, "utf16le") },
  { name: "with a byte order mark", change: (bytes) => Buffer.concat([Buffer.from("efbbbf", "hex"), bytes]) },
  inserted("a quote", '"'),
  inserted("a delimiter", ","),
  inserted("a line end", "\n"),
  inserted("an old line end", "\r"),
  inserted("a NUL", "\u0000"),
  inserted("a control character", "\u001b[31m"),
  inserted("many blank lines", "\n".repeat(3000)),
  ofLines("a line less", (lines, random) => lines.filter((_, at, { length }) => at !== random.integer(length))),
  ofLines("a line twice", (lines, random) => {
    const at = random.integer(lines.length);
    return [...lines.slice(0, at), lines[at] ?? "", ...lines.slice(at)];
  }),
  ofLines("two lines changed round", (lines, random) =>
    swapped(lines, random.integer(lines.length), random.integer(lines.length)),
  ),
  ofLines("no header", (lines) => lines.slice(1)),
  ofLines("the header again", (lines, random) => {
    const at = random.integer(lines.length);
    return [...lines.slice(0, at), lines[0] ?? "", ...lines.slice(at)];
  }),
  ofLines("a name of the header changed", (lines, random) => {
    const cell = cells[random.integer(cells.length)] ?? "";
    return [withCell(lines[0] ?? "", random, cell), ...lines.slice(1)];
  }),
  ofLines("one cell changed", (lines, random) => {
    const changed = 1 + random.integer(Math.max(1, lines.length - 2));
    const cell = cells[random.integer(cells.length)] ?? "";
    return lines.map((line, at) => (at === changed ? withCell(line, random, cell) : line));
  }),
  ofLines("one column changed", (lines, random) => {
    const column = random.integer((lines[0] ?? "").split(",").length);
    const cell = cells[random.integer(cells.length)] ?? "";
    return lines.map((line, at) => {
      const row = line.split(",");
      return at === 0 || column >= row.length ? line : row.map((old, index) => (index === column ? cell : old)).join();
    });
  }),
  ofLines("semicolons", (lines) => lines.map((line) => line.replaceAll(",", ";"))),
  ofLines("everything quoted", (lines) =>
    lines.map((line) =>
      line === ""
        ? ""
        : line
            .split(",")
            .map((cell) => `"${cell}"`)
            .join(","),
    ),
  ),
];

/** Changes of a study file: its lines and its values. */
const values = [
  "null",
  "{}",
  "[]",
  "true",
  "-1",
  "1e308",
  "9".repeat(40),
  '""',
  '"a\\u0000b"',
  "&a [*a]",
  "*nothing",
  "!!js/function x",
  "__proto__",
  "{ __proto__: { a: 1 } }",
  "../../etc/passwd",
  "/dev/zero",
  "'<img src=x onerror=alert(1)>'",
  "[[[[[[[[[[[[]]]]]]]]]]]]",
  "2015-13-45",
  "{year}{year}",
];

export const studyMutations: readonly Mutation[] = [
  ...mutations.filter(({ name }) => !["as gzip", "semicolons", "everything quoted", "many blank lines"].includes(name)),
  ofLines("a value changed", (lines, random) => {
    const changed = random.integer(lines.length);
    const value = values[random.integer(values.length)] ?? "";
    return lines.map((line, at) => (at === changed ? line.replace(/: .*$/, `: ${value}`) : line));
  }),
  {
    name: "a word changed",
    change: (bytes, random) => {
      const words = [...bytes.toString("utf8").matchAll(/[\w.%-]+/g)];
      const { index = 0, 0: word = "" } = words[random.integer(words.length)] ?? { 0: "" };
      const value = values[random.integer(values.length)] ?? "";
      return spliced(bytes, Buffer.byteLength(bytes.toString("utf8").slice(0, index)), word.length, Buffer.from(value));
    },
  },
  ofLines("one level in", (lines, random) => {
    const changed = random.integer(lines.length);
    return lines.map((line, at) => (at === changed ? `  ${line}` : line));
  }),
];
