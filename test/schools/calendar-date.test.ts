import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, isoOfDay, readDate } from "../../src/schools/calendar-date.ts";

describe("dates", () => {
  it("reads the register's dates and ISO dates, and refuses days that never were", () => {
    expect(readDate("31-08-2012")).toBe("2012-08-31");
    expect(readDate("2012-08-31")).toBe("2012-08-31");
    expect(readDate("29-02-2000")).toBe("2000-02-29");
    for (const wrong of ["31-09-2012", "29-02-1900", "00-01-2012", "01-13-2012", "1-9-2012", "31/08/2012", "", "x"]) {
      expect(readDate(wrong), wrong).toBeNull();
    }
    expect(() => dayNumber("2012-09-31")).toThrow("not a date: 2012-09-31");
  });

  it("counts days as the machine's own calendar does", () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (offset) => {
        const iso = new Date(offset * day).toISOString().slice(0, 10);
        expect(dayNumber(iso) - dayNumber("1970-01-01")).toBe(offset);
        expect(isoOfDay(dayNumber(iso))).toBe(iso);
        expect(readDate(iso)).toBe(iso);
      }),
    );
  });
});
