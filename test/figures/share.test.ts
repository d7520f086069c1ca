import { expect, it } from "vitest";
import { domainOf, shareOf } from "../../src/figures/domain.ts";

const area = { key: "a", scheme: "national", code: "a", name: "A", within: null };

it("is a domain of its own, apart from the mean of its populations", () => {
  const share = shareOf("persistent", "disadvantaged", area, 2019);
  expect(share).toMatchObject({
    population: "share of persistent in disadvantaged",
    part: "persistent",
    whole: "disadvantaged",
  });
  const others = [
    domainOf("persistent", area, 2019),
    domainOf("disadvantaged", area, 2019),
    shareOf("persistent", "all", area, 2019),
    shareOf("persistent", "disadvantaged", area, 2018),
    shareOf("persistent", "disadvantaged", { ...area, key: "b" }, 2019),
  ];
  expect(new Set([share, ...others].map(({ key }) => key)).size).toBe(6);
  expect(share.kind).toBe("share");
  expect(domainOf("persistent", area, 2019).kind).toBe("units");
});
