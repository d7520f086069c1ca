/** What `coldspot --help` prints. */
export const helpText = `coldspot: how far behind groups of pupils are, where, since when, and how sure we can be

  coldspot demo [--pupils N] [--seed N] [--out DIR]
                                                an invented nation and a report on it
  coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]
  coldspot check STUDY [--data NAME=PATH]       reads as a run does: what it would show, hide and refuse
  coldspot seal STUDY [--date YYYY-MM-DD]       fixes what a study asks, with its claims, before its data are read
  coldspot init FILE... [--out study.yaml]      says what files are, and writes a first study of them with each
                                                guess marked "# please check"
  coldspot schemes [NAME] [--csv]               divisions of England that ship with Coldspot, and their members
  coldspot school URN --on DATE --links PATH [--register PATH --taken-on DATE]
                                                which school a URN was on a date, and in which district
  coldspot explain DIR FIGURE                   how one figure was worked out: formula, means, counts, scales
  coldspot attack DIR                           works out what a release gives away of what it hides
  coldspot compare DIR DIR                      which figures moved, by how much, and why

  STUDY  a study file (YAML); docs/study.md lists every key
  DIR    the output folder of a run, which holds release/ and private/
  NAME   the study's name for a file, to read it from another PATH; can be repeated

Exit codes: 0 done, 1 bug or machine error, 2 arguments or study file, 3 data refused,
4 release refused by disclosure control.
`;

/** One line for a command that was called with wrong words. */
export const usage: Readonly<Record<string, string>> = {
  demo: "coldspot demo [--pupils N] [--seed N] [--out DIR]",
  run: "coldspot run STUDY [--out DIR] [--data NAME=PATH] [--threads N] [--json] [--dry-run]",
  check: "coldspot check STUDY [--data NAME=PATH] [--out DIR] [--threads N]",
  seal: "coldspot seal STUDY [--date YYYY-MM-DD]",
  init: "coldspot init FILE... [--out study.yaml]",
  schemes: "coldspot schemes [NAME] [--csv]",
  school: "coldspot school URN --on DATE --links PATH [--register PATH --taken-on DATE]",
  explain: "coldspot explain DIR FIGURE",
  attack: "coldspot attack DIR",
  compare: "coldspot compare DIR DIR",
};
