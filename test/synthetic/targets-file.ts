import { readFileSync } from "node:fs";
import { parseTargets } from "../../src/synthetic/targets.ts";

export const targets = parseTargets(
  JSON.parse(readFileSync(new URL("../../data/synthetic/targets-progress.json", import.meta.url), "utf8")),
);
export const years = [2010, 2011, 2012, 2013, 2014, 2015];
