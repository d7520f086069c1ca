import type { VNode } from "preact";
import { FlowTable } from "../../charts/flow-table.tsx";
import type { ReleasedContent } from "../../release/content.ts";
import type { EntryFlow } from "../../release/entry-flow.ts";
import type { FileSpec } from "../../study/study.ts";
import { flowCaption, flowRows, flowTitle } from "../pictures/flow-rows.ts";
import { readableCount } from "../words/readable.ts";
import { PlainTable } from "./plain-table.tsx";

function ruleWords(values: readonly string[], not: boolean): string {
  const list = values.join(", ");
  if (values.length === 1) return not ? `is not ${list}` : `is ${list}`;
  return not ? `is none of ${list}` : `is one of ${list}`;
}

function ScopeRules({ spec }: { readonly spec: FileSpec }): VNode | null {
  if (spec.scope.length === 0) return null;
  return (
    <>
      <p>A row is in the scope of the study if it passes these rules, checked in this order:</p>
      <ol>
        {spec.scope.map(({ name, role, values, not }) => (
          <li key={name}>
            {name}: <code>{spec.columns.get(role) ?? role}</code> {ruleWords(values, not)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Sources({ files }: EntryFlow): VNode {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0)
    return (
      <p>
        {only.file}: read as {only.readAs}; {readableCount(only.bytes)} bytes; SHA-256 <code>{only.sha256}</code>.
      </p>
    );
  return (
    <details>
      <summary>{files.length} files, with their size and SHA-256</summary>
      <PlainTable
        caption="The files read together, in the order of the study"
        columns={[{ head: "File" }, { head: "Read as" }, { head: "Bytes", numeric: true }, { head: "SHA-256" }]}
        rows={files.map(({ file, readAs, bytes, sha256 }) => [file, readAs, readableCount(bytes), sha256])}
      />
    </details>
  );
}

/** What became of the rows of one entry of the study's files, as a picture, with the rules of its scope and its files. */
export function FlowOfEntry({ content, flow }: { readonly content: ReleasedContent; readonly flow: EntryFlow }): VNode {
  const spec = content.study.files.get(flow.entry);
  return (
    <div class="flow">
      <FlowTable
        rows={flowRows(flow)}
        title={flowTitle(flow)}
        caption={flowCaption(flow, content.rules)}
        headings={{ leftOut: "Rows left out", left: "Rows left" }}
      />
      {spec !== undefined && <ScopeRules spec={spec} />}
      <Sources {...flow} />
    </div>
  );
}
