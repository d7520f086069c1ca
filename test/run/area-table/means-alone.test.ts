import { beforeAll, describe, expect, it } from "vitest";
import { meansStudy, meansText } from "../../support/invented-areas.ts";
import { type Left, runExample } from "../../support/run-example.ts";

describe("means without numbers of pupils", () => {
  let left: Left;
  const line = (id: string) =>
    (left.release.get("estimates.csv") ?? "").split("\n").find((one) => one.startsWith(`${id},`)) ?? "";

  beforeAll(async () => {
    left = await runExample({ "means.csv": meansText }, meansStudy());
  });

  // On paper, from the rows of the nation, the region and Derby: 0.13 + 0.68, 0.1 + 0.5, 0.13 + 0.45.
  it("are shown for single areas, and gaps from the nation's own row", () => {
    const none = "no interval: the table has neither numbers of pupils nor published limits";
    expect(line("progress/gap/disadvantaged/authority-derby/2019")).toContain(
      `,grades,points,0.81,,,,,,,,,published,,${none}; rounding of printed means: at most ±0.010`,
    );
    expect(line("progress/gap/disadvantaged/region-east-midlands/2016")).toContain(",points,0.60,");
    expect(line("progress/gap/disadvantaged/england/2019")).toContain(",points,0.58,");
  });

  // (0.13 + 0.68) - (0.1 + 0.63) = 0.08; four printed means in it.
  it("have changes between years, and no ratio", () => {
    const change = line("progress/gap/disadvantaged/authority-derby/2019/difference/with-2016");
    expect(change).toContain(",points,0.08,");
    expect(change).toContain("at most ±0.020");
    expect(line("progress/gap/disadvantaged/authority-derby/2019/ratio/with-2016")).toContain(
      "a ratio needs the error of what it is divided by",
    );
  });

  // Derby's gap grew by 0.08 and the nation's by 0.58 - 0.48 = 0.10.
  it("have changes set against each other, without an interval", async () => {
    const { release } = await runExample(
      { "means.csv": meansText },
      meansStudy(
        "compare: [ { gap: progress, of: disadvantaged, in: authority Derby, year: 2019, with: { year: 2016 }, against: { in: england }, as: difference } ]\nshow: [ { gap: { of: disadvantaged } } ]",
      ),
    );
    const id = "progress/gap/disadvantaged/authority-derby/2019/difference-of-changes/with-2016/against-england";
    const found = (release.get("estimates.csv") ?? "").split("\n").find((one) => one.startsWith(`${id},`)) ?? "";
    expect(found).toContain(",points,-0.02,");
    expect(
      (release.get("report.html") ?? "").includes(
        "From 2016 to 2019, the gap of disadvantaged pupils grew by 0.02 grades less in Derby than in England (no interval is known).",
      ),
    ).toBe(true);
  });

  it("are not available where the table hides them", () => {
    expect(line("progress/gap/disadvantaged/authority-hampshire/2016")).toContain(
      'not_available,,"the table has no value of disadvantaged in Hampshire, 2016"',
    );
    expect(left.private.get("rejects.csv")).toContain("means.csv,4,Values,not available (-),'-,no");
  });

  it("are told as sentences that say there is no interval", () => {
    expect(left.release.get("report.html")).toContain(
      "In 2019, disadvantaged pupils in England were 0.58 grades behind pupils who were not disadvantaged (no interval is known).",
    );
    expect(left.release.get("report.html")).toContain("No intervals are known.");
    expect(left.release.get("report.html")).not.toContain("Each interval is widened");
  });

  it("say that numbers of pupils are not published", () => {
    const { figures } = JSON.parse(left.release.get("evidence/results.json") ?? "");
    const derby = figures.find(
      ({ figure }: { readonly figure: string }) => figure === "progress/gap/disadvantaged/authority-derby/2019",
    );
    expect(derby).toMatchObject({ kind: "value", counted: null, means: [{ units: null }, { units: null }] });
  });
});

describe("two rows that are one area", () => {
  it("stop the run, because their means cannot be put together", async () => {
    const same = `${meansText}DAP,2019,derby,831,East Midlands,-0.5\n`;
    await expect(runExample({ "means.csv": same }, meansStudy())).rejects.toThrow(
      "means.csv, records 3 and 14: area 831 is there twice in 2019, with two different rows for disadvantaged",
    );
    const twice = `${meansText}DAP,2019,EAST MIDLANDS,983,NA,-0.52\n`;
    await expect(runExample({ "means.csv": twice }, meansStudy())).rejects.toThrow(
      "two rows of 2019 are the same region, East Midlands: EAST MIDLANDS and East Midlands",
    );
  });
});
