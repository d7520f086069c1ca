import { describe, expect, it } from "vitest";
import { Areas } from "../../src/cells/areas.ts";
import { dictionary } from "../../src/cells/dictionary.ts";
import type { Frame, Member } from "../../src/cells/frame.ts";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import type { GroupOfPlaces } from "../../src/study/study.ts";

/** A frame of one scheme whose member i is place i alone; a further place belongs to none. */
function areasOf(
  members: readonly (readonly [code: string, name: string])[],
  groups: Readonly<Record<string, GroupOfPlaces>> = {},
  scheme = "region",
): Areas {
  const frame: Frame = {
    schools: dictionary<string>([]),
    places: dictionary([...members.keys(), members.length].map(String)),
    atoms: dictionary<string>([]),
    years: dictionary<number>([]),
    populations: new Map(),
    schemes: [
      {
        name: scheme,
        members: members.map(([code, name]): Member => ({ code, name, within: null })),
        memberOf: Int32Array.from([...members.keys(), -1]),
      },
    ],
  };
  const spec = {
    whole: null,
    pupilsBy: "school" as const,
    districtsOn: null,
    carryOneToOne: false,
    schemes: new Map(),
    groups: new Map(Object.entries(groups)),
  };
  return new Areas(frame, spec, (path) => `study.yaml(${path.join(".")})`);
}

const named = (areas: Areas, name: string) =>
  areas.find(name).map((area) => `${area.key}: ${areas.placesOf(area).join("")}`);

describe("areas", () => {
  it("are found by scheme, by name and by code, as unions of places", () => {
    const areas = areasOf([
      ["E1", "North"],
      ["E2", "South"],
    ]);
    expect(named(areas, "england")).toEqual(["england: 111"]);
    expect(named(areas, "region")).toEqual(["region-north: 100", "region-south: 010"]);
    expect(named(areas, "region South")).toEqual(["region-south: 010"]);
    expect(named(areas, "region E2")).toEqual(["region-south: 010"]);
    expect(areas.find("region East")).toEqual([]);
  });

  it("that have one name and two codes are two areas, told apart by their codes", () => {
    const areas = areasOf(
      [
        ["E10000009", "Dorset"],
        ["E06000059", "Dorset"],
        ["E10000014", "Hampshire"],
      ],
      {},
      "authority",
    );
    expect(named(areas, "authority")).toEqual([
      "authority-dorset-e10000009: 1000",
      "authority-dorset-e06000059: 0100",
      "authority-hampshire: 0010",
    ]);
    expect(named(areas, "authority Dorset").length).toBe(2);
    expect(named(areas, "authority E06000059")).toEqual(["authority-dorset-e06000059: 0100"]);
  });

  it("that figure ids write alike are refused, for one would take the other's place", () => {
    expect(() =>
      areasOf(
        [
          ["St. Mary", "St. Mary"],
          ["St Mary", "St Mary"],
        ],
        {},
        "trust",
      ),
    ).toThrow(
      new ColdspotError("two areas have the same name in figure ids, trust-st-mary: St. Mary and St Mary", {
        exitCode: 3,
        advice: "give them names that differ in a letter or digit, or the same name if they are one area",
      }),
    );
    expect(() =>
      areasOf([["1", "fifth 1"]], { "fifth 1": { kind: "members", scheme: "fifth", members: ["1"] } }, "fifth"),
    ).toThrow("two areas have the same name in figure ids, fifth-1: fifth 1 and fifth 1");
  });

  it("can be groups of members, all of a scheme, or all that a group leaves", () => {
    const areas = areasOf(
      [
        ["E1", "North"],
        ["E2", "South"],
        ["E3", "East"],
      ],
      {
        "the rest": { kind: "not", group: "some" },
        some: { kind: "members", scheme: "region", members: ["North", "E3"] },
        placed: { kind: "in", scheme: "region" },
      },
    );
    expect(named(areas, "some")).toEqual(["some: 1010"]);
    expect(named(areas, "the rest")).toEqual(["the-rest: 0101"]);
    expect(named(areas, "placed")).toEqual(["placed: 1110"]);
  });

  it("refuse a member that the data do not have, for the group would be another than the study says", () => {
    const groups = { both: { kind: "members" as const, scheme: "region", members: ["North", "Suoth"] } };
    expect(() =>
      areasOf(
        [
          ["E1", "North"],
          ["E2", "South"],
        ],
        groups,
      ),
    ).toThrow(
      new ColdspotError(
        "study.yaml(places.groups.both.region) no such region in the data: Suoth; did you mean South?",
        {
          exitCode: 2,
          advice: "name its members as the data name them, or leave out those that the data do not have",
        },
      ),
    );
  });
});
