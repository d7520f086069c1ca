import { ColdspotError } from "../effects/coldspot-error.ts";
import { attackRelease, type GivenAway } from "../run/commands/attack-release.ts";
import { readGroups, readResults } from "../run/commands/read-release.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";

/** Groups that are listed; the rest are counted. */
const mostListed = 20;

const lineOf = ({ group, of, least, most }: GivenAway) =>
  `  ${group.replaceAll("|", ", ")}: ${of} ${least === most ? `exactly ${least}` : `${least} to ${most}`}`;

/** `coldspot attack DIR`: what a release gives away of what it hides. */
export const attackCommand: Command = async (words, effects) => {
  const [folder = ""] = readArguments("attack", words, 1).words;
  const results = await readResults(effects, folder);
  const groups = await readGroups(effects, folder);
  const { hidden, givenAway, facts, programs } = await attackRelease(results, groups);
  const tried = `${hidden} hidden numbers of pupils attacked with ${facts} facts of the release, in ${programs} programs`;
  if (givenAway.length === 0) return `${tried}: none is given away\n`;
  const more = givenAway.length > mostListed ? [`  and ${givenAway.length - mostListed} more`] : [];
  await effects.print(
    `${[`${tried}: given away`, ...givenAway.slice(0, mostListed).map(lineOf), ...more].join("\n")}\n`,
  );
  throw new ColdspotError(`hidden numbers follow from what is shown: ${givenAway.length}`, {
    exitCode: 4,
    advice: "do not let this release leave; run the study again with this version, which hides what gives them away",
  });
};
