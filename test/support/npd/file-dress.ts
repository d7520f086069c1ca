/** The form in which a file is written, whatever its content. */
export interface FileDress {
  readonly delimiter: "," | "\t";
  readonly lineEnd: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
  readonly encoding: "utf-8" | "windows-1252";
  readonly capitals: "as known" | "upper" | "lower";
  readonly quotes: "where needed" | "always";
  /** Every line ends with an additional delimiter. */
  readonly trailing: boolean;
  readonly yes: string;
  readonly no: string;
  /** Blanks around every fifth reference of a pupil. */
  readonly paddedReferences: boolean;
}

const plain: FileDress = {
  delimiter: ",",
  lineEnd: "\n",
  byteOrderMark: false,
  encoding: "utf-8",
  capitals: "as known",
  quotes: "where needed",
  trailing: false,
  yes: "1",
  no: "0",
  paddedReferences: false,
};

const untidy: readonly Partial<FileDress>[] = [
  { capitals: "upper", byteOrderMark: true, lineEnd: "\r\n" },
  { delimiter: "\t", capitals: "lower", yes: "Y", no: "N", paddedReferences: true },
  { quotes: "always", encoding: "windows-1252", lineEnd: "\r\n", yes: "true", no: "false" },
  { trailing: true, yes: "Yes", no: "No" },
  { delimiter: "\t", trailing: true, byteOrderMark: true, yes: "TRUE", no: "FALSE" },
  { encoding: "windows-1252", paddedReferences: true, yes: "T", no: "F" },
  { quotes: "always", byteOrderMark: true, capitals: "lower", yes: "y", no: "n" },
];

/**
 * The form of the file with this running number: plain, alternating commas and tabs; or rotating through every form in
 * which files come.
 *
 * @example dressOf(1, false).delimiter // "\t"
 */
export function dressOf(position: number, dirty: boolean): FileDress {
  if (!dirty) return { ...plain, delimiter: position % 2 === 0 ? "," : "\t" };
  return { ...plain, ...untidy[position % untidy.length] };
}
