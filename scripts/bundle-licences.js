import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Markdown table of the bundled packages with their licences, from each package's own files under `folder`. */
export function thirdPartyText(folder, packages) {
  const rows = packages.map(({ location }) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, location, "package.json"), "utf8"));
    if (typeof license !== "string") throw new Error(`no licence named in package.json: ${name}`);
    const texts = readdirSync(join(folder, location))
      .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
      .sort()
      .map((file) => `[${file}](${location}/${file})`);
    return `| ${name} | ${version} | ${license} | ${texts.join(", ") || "none in the package"} |`;
  });
  return `# Third-party packages

This bundle of Coldspot holds the packages below, unchanged. Name, version and licence are what each package says of itself.
The engine, DuckDB, is compiled into \`@duckdb/node-bindings-*\` together with libraries of its own, whose licences are in the source of DuckDB.

| package | version | licence | text |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
