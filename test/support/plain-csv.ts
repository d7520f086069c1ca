/** Records of a CSV text by the letter of RFC 4180, a character at a time: an account of a file that owes the program nothing. */
export function plainCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  const endRecord = () => {
    records.push([...record, cell]);
    record = [];
    cell = "";
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ",") {
      record.push(cell);
      cell = "";
    } else if (!quoted && letter === "\n") endRecord();
    else if (quoted || letter !== "\r") cell += letter;
  }
  if (cell !== "" || record.length > 0) endRecord();
  return records;
}
