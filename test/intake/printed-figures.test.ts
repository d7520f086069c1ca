import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { readPrinted } from "../../src/intake/printed-figures.ts";
import { TableOpener } from "../support/open-bytes.ts";

const header = "id,figure,printed,source,note\n";

describe("a file of printed figures", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());
  const read = async (text: string) => readPrinted(await opener.table(text, "printed.csv"), "study.yaml:9:1");

  it.each(["-0.45", "−0.45", "+3", "18.4", ".5", "0", "12069", "123456789.125"])(
    "takes the number %s",
    async (printed) => {
      expect(await read(`${header}A, progress/gap ,${printed},page 3,\n`)).toEqual([
        { id: "A", figure: "progress/gap", printed, reads: "rounded", source: "page 3", note: "" },
      ]);
    },
  );

  it.each(["about 3", "18.4 months", "12,069", "", "1e3", "."])("refuses %j with its record", async (printed) => {
    await expect(read(`${header}A,f,1,s,n\nB,f,"${printed}",s,n\n`)).rejects.toThrow(
      new ColdspotError(`printed.csv, record 3, column printed: not a number: ${printed}`, {
        exitCode: 3,
        advice: "write the figure as it was printed, without its unit",
      }),
    );
  });

  it("refuses a line with too few or too many columns, for nobody would miss its figure", async () => {
    const refusal = (record: number, reason: string) =>
      new ColdspotError(`printed.csv, record ${record}: ${reason}`, {
        exitCode: 3,
        advice: "give every figure its 5 columns, in quotes where they hold commas",
      });
    await expect(read(`${header}A,f,1,s,n\nB,f,2\n`)).rejects.toThrow(refusal(3, "too few columns"));
    await expect(read(`${header}A,f,1,page 3, line 4,n\n`)).rejects.toThrow(refusal(2, "too many columns"));
  });

  it("refuses a missing column with where the study names the file", async () => {
    await expect(read("id,figure,print,source,note\n")).rejects.toThrow(
      "study.yaml:9:1 no such column in printed.csv: printed; did you mean print?",
    );
  });
});
