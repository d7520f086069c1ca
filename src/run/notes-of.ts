import type { PupilNote } from "./scored.ts";

/** Notes about pupils, once where measures say the same, and with the name of the measure where they do not. */
export function notesOf(measures: ReadonlyMap<string, { readonly notes: readonly PupilNote[] }>): readonly PupilNote[] {
  const told = [...measures].filter(([, { notes }]) => notes.length > 0);
  const lists = new Set(told.map(([, { notes }]) => JSON.stringify(notes)));
  const [first] = told;
  if (first === undefined) return [];
  if (lists.size === 1) return first[1].notes;
  const everywhere = first[1].notes.filter((note) =>
    told.every(([, { notes }]) => notes.some((one) => one.what === note.what && one.pupils === note.pupils)),
  );
  const shared = new Set(everywhere.map(({ what, pupils }) => `${pupils} ${what}`));
  const own = told.flatMap(([measure, { notes }]) =>
    notes
      .filter(({ what, pupils }) => !shared.has(`${pupils} ${what}`))
      .map(({ what, pupils }) => ({ what: `${measure}: ${what}`, pupils })),
  );
  return [...everywhere, ...own];
}
