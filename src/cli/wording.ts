/** What `coldspot --help` prints. */
export const helpText = `coldspot: how far behind groups of pupils are, where, since when, and how sure we can be

  coldspot demo [--pupils N] [--seed N] [--out DIR]
                                                an invented nation, and the report on it
  coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]
  coldspot check STUDY [--data NAME=PATH]       what would be read, made and hidden; computes no figure
  coldspot init FILE [--out study.yaml]         writes a first study file and marks each guess "# please check"
  coldspot schemes [NAME] [--csv]               ways of dividing England that ship, and their members
  coldspot school URN --on DATE --links PATH [--register PATH --taken-on DATE]
                                                which school a URN was on a date, and in which district
  coldspot explain DIR FIGURE                   the working of one figure: formula, means, counts, scales
  coldspot compare DIR DIR                      which figures moved, by how much, and why

  STUDY  a study file (YAML); docs/study.md lists every key
  DIR    a folder that a run left: it holds release/ and private/
  NAME   the study's name for a file, to read it from another PATH; may be given several times

Exit codes: 0 done, 1 fault of ours or of the machine, 2 arguments or study file, 3 data refused,
4 release refused by disclosure control.
`;

/** One line for a command called the wrong way. */
export const usage: Readonly<Record<string, string>> = {
  demo: "coldspot demo [--pupils N] [--seed N] [--out DIR]",
  run: "coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
  check: "coldspot check STUDY [--data NAME=PATH]",
  init: "coldspot init FILE [--out study.yaml]",
  schemes: "coldspot schemes [NAME] [--csv]",
  school: "coldspot school URN --on DATE --links PATH [--register PATH --taken-on DATE]",
  explain: "coldspot explain DIR FIGURE",
  compare: "coldspot compare DIR DIR",
};
