import type { SchoolAnswer, SuccessionStep } from "./school-answer.ts";

function when({ on }: SuccessionStep): string {
  return on === null ? "on a date that is not recorded" : `on ${on}`;
}

function stepWords(step: SuccessionStep): string {
  const { from, to, event } = step;
  switch (event) {
    case "joint":
      return `${from} and ${to} became one ${when(step)}, and it is not recorded which continued`;
    case "merge":
      return `${from} merged into ${to} ${when(step)}`;
    case "split":
      return `${from} split ${when(step)}, and ${to} came of it`;
    case "merge and split":
      return `part of ${from} merged into ${to} ${when(step)}`;
    case "one-to-one":
      return `${from} became ${to} ${when(step)}`;
  }
}

function listed(urns: readonly string[], and: "and" | "or"): string {
  return urns.length < 2 ? urns.join() : `${urns.slice(0, -1).join(", ")} ${and} ${urns.at(-1)}`;
}

/** Steps in words. What the register does not confirm is what links say, and no more. */
function because(steps: readonly SuccessionStep[]): string {
  const byLinks = steps.filter(({ by }) => by === "links");
  const byRegister = steps.filter(({ by }) => by === "register");
  const said = [
    ...byRegister.map(stepWords),
    ...(byLinks.length === 0 ? [] : [`the links say that ${byLinks.map(stepWords).join(", and that ")}`]),
  ];
  return said.length === 0 ? "" : `: ${said.join("; ")}`;
}

/**
 * An answer as a sentence, with the links it is based on.
 *
 * @example answerWords("136000", "2010-01-01", schoolOn("136000", "2010-01-01"))
 * // "136000 on 2010-01-01: 110000: the links say that 110000 became 136000 on 2012-09-01."
 */
export function answerWords(urn: string, date: string, answer: SchoolAnswer): string {
  const asked = `${urn} on ${date}`;
  switch (answer.kind) {
    case "same":
      return `${asked}: itself${answer.known ? "" : ", as it is in no link or register"}.`;
    case "another":
      return `${asked}: ${answer.urn}${because(answer.path)}.`;
    case "several":
      return `${asked}: ${listed(answer.urns, "and")}${because(answer.path)}.`;
    case "undated":
      return `${asked}: not known, ${listed(answer.candidates, "or")}${because(answer.undated)}.`;
    case "not yet open":
    case "closed": {
      const kind =
        answer.kind === "closed"
          ? "closed, with no successor that is followed"
          : "not yet open, with no predecessor that is followed";
      return `${asked}: ${kind}${because([...answer.path, ...answer.notFollowed])}.`;
    }
  }
}
