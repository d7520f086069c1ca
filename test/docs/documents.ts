import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../", import.meta.url));

/** A page of the documentation: its path from the top of the project, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

function pagesIn(folder: string): readonly Page[] {
  return readdirSync(`${top}${folder}`)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ path: `${folder}${name}`, text: readFileSync(`${top}${folder}${name}`, "utf8") }));
}

/** Every page that people read. */
export const pages: readonly Page[] = ["", "docs/", "data/"].flatMap(pagesIn);

/** The text of one page or other file of the project. */
export function textOf(path: string): string {
  return readFileSync(`${top}${path}`, "utf8");
}

/** A fenced block: what follows the opening fence, and what stands inside. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

export function blocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page: path,
    line: text.slice(0, match.index).split("\n").length,
    info: match[1] ?? "",
    text: match[2] ?? "",
  }));
}
