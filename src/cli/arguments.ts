import { parseArgs } from "node:util";
import { ColdspotError } from "../effects/coldspot-error.ts";
import { nearestName } from "../effects/did-you-mean.ts";
import { usage } from "./wording.ts";

export interface Arguments {
  readonly words: readonly string[];
  readonly out: string | undefined;
  readonly data: ReadonlyMap<string, readonly string[]>;
  readonly threads: number | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly csv: boolean;
  readonly on: string | undefined;
  readonly links: string | undefined;
  readonly register: string | undefined;
  readonly takenOn: string | undefined;
  readonly date: string | undefined;
}

const wrong = (command: string, message: string) =>
  new ColdspotError(message, { exitCode: 2, advice: `use: ${usage[command] ?? "coldspot --help"}` });

function readData(command: string, pairs: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const data = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1 || at === pair.length - 1) throw wrong(command, `not NAME=PATH: ${pair}`);
    const name = pair.slice(0, at);
    data.set(name, [...(data.get(name) ?? []), pair.slice(at + 1)]);
  }
  return data;
}

const options = {
  out: { type: "string" },
  data: { type: "string", multiple: true },
  threads: { type: "string" },
  json: { type: "boolean" },
  "dry-run": { type: "boolean" },
  csv: { type: "boolean" },
  on: { type: "string" },
  links: { type: "string" },
  register: { type: "string" },
  "taken-on": { type: "string" },
  date: { type: "string" },
} as const;

/** A shorter form of Node's message about an option: the option last, and the one it may have been meant for. */
function optionFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-+)([^']*)'/.exec(message);
  if (unknown === null) return message.split("\n")[0] ?? "";
  const near = nearestName(unknown[2] ?? "", Object.keys(options));
  return `unknown option: ${unknown[1]}${unknown[2]}${near === null ? "" : `; did you mean --${near}?`}`;
}

/**
 * Reads the words after a command.
 *
 * @param wanted the number of words that the command takes; at least one for `many`, one or none for `optional`
 * @throws ColdspotError (2) for an unknown option, a missing word or one too many
 */
export function readArguments(
  command: string,
  given: readonly string[],
  wanted: number | "many" | "optional",
): Arguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(given);
  } catch (error) {
    throw wrong(command, optionFault(error));
  }
  const { values, positionals } = parsed;
  const fits =
    wanted === "many"
      ? positionals.length > 0
      : wanted === "optional"
        ? positionals.length <= 1
        : positionals.length === wanted;
  if (!fits) {
    throw wrong(
      command,
      positionals.length === 0 ? `${command} needs more words` : `${command} was given: ${positionals.join(" ")}`,
    );
  }
  if (values.out === "") throw wrong(command, "--out needs a name");
  const threads = values.threads === undefined ? undefined : Number(values.threads);
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 256)) {
    throw wrong(command, `not a number of threads: ${values.threads ?? ""}`);
  }
  return {
    words: positionals,
    out: values.out,
    data: readData(command, values.data ?? []),
    threads,
    json: values.json ?? false,
    dryRun: values["dry-run"] ?? false,
    csv: values.csv ?? false,
    on: values.on,
    links: values.links,
    register: values.register,
    takenOn: values["taken-on"],
    date: values.date,
  };
}

function parse(given: readonly string[]) {
  return parseArgs({ args: [...given], allowPositionals: true, options });
}
