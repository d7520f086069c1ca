import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { quickEffects } from "../support/failing-effects.ts";
import { inFolder } from "../support/temp-folder.ts";
import { countedRecords } from "./counted-records.ts";
import { tryMutations } from "./mutated-run.ts";
import { smallStudies } from "./small-studies.ts";
import { hold } from "./tally.ts";

const studies = await smallStudies();

// Otherwise every change below would be refused for a reason of its own.
it.each(studies.map((one) => [one.name, one] as const))("unchanged, %s gives a release", (_, { study, files }) =>
  inFolder({ "study.yaml": study, ...files }, async (folder) => {
    await runStudy({ studyPath: join(folder, "study.yaml"), out: join(folder, "out"), threads: 1 }, quickEffects);
  }),
);

describe("a run of which one file was changed ends with a release or a refusal, and loses nothing", () => {
  const files = studies.flatMap((one) => Object.entries(one.changed).map(([name, kind]) => ({ one, name, kind })));
  it.each(files.map(({ one, name, kind }, at) => [kind, one, name, at] as const))("%s", async (kind, one, name, at) => {
    hold(`mutated file: ${kind}`, await tryMutations(one, name, kind.startsWith("npd") ? 2 : 6, 100 + at));
  });
});

describe("a study file that was changed gives a release or a refusal", () => {
  it.each(studies.slice(0, 6).map((one, at) => [one.name, one, at] as const))("%s", async (name, one, at) => {
    hold(`mutated study file: ${name}`, await tryMutations(one, "study.yaml", 6, 200 + at));
  });
});

it("the counting of records in these tests agrees with arithmetic on paper", () => {
  expect(countedRecords(Buffer.from("a,b\n1,2\n\n3,4"))).toBe(2);
  expect(countedRecords(Buffer.from('a,b\n"1",2\n'))).toBeNull();
  expect(countedRecords(Buffer.from("a\r\n1\r\n"))).toBe(1);
});
