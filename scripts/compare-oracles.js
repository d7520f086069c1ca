import { readdirSync, readFileSync } from "node:fs";

// Compares two folders of CSV files cell by cell: numbers to a relative 1e-9, everything else to the letter.
const [before, after] = process.argv.slice(2);
const close = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-6);
let cells = 0;
const wrong = [];
for (const file of readdirSync(before).filter((name) => name.endsWith(".csv"))) {
  const [old, now] = [before, after].map((folder) =>
    readFileSync(`${folder}/${file}`, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(",")),
  );
  if (old.length !== now.length) wrong.push(`${file}: ${old.length} lines before, ${now.length} now`);
  for (const [row, line] of old.entries()) {
    for (const [column, cell] of line.entries()) {
      const other = now[row]?.[column];
      cells += 1;
      if (cell === other) continue;
      if (cell !== "" && Number.isFinite(Number(cell)) && close(Number(cell), Number(other))) continue;
      wrong.push(`${file}, line ${row + 1}, column ${column + 1}: ${cell} committed, ${other} now`);
    }
  }
}
console.log(`R oracles: ${cells} cells compared, ${wrong.length} differ`);
for (const line of wrong.slice(0, 20)) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
