import { expect, it } from "vitest";
import { notesOf } from "../../src/run/notes-of.ts";

const note = (what: string, pupils: number) => ({ what, pupils });

it("notes that all measures share stand once, others with the measure's name", () => {
  const a = { notes: [note("not observed", 40), note("thin bands", 12)] };
  const b = { notes: [note("not observed", 40), note("thin bands", 15)] };
  expect(notesOf(new Map([["x", a]]))).toEqual(a.notes);
  expect(notesOf(new Map([["x", a], ["y", a], ["z", { notes: [] }]]))).toEqual(a.notes); // biome-ignore format: a map
  expect(notesOf(new Map([["x", a], ["y", b]]))).toEqual([note("not observed", 40), note("x: thin bands", 12), note("y: thin bands", 15)]); // biome-ignore format: a map
  expect(notesOf(new Map())).toEqual([]);
});
