import fc from "fast-check";
import { expect, it } from "vitest";
import { stronglyConnected } from "../../src/schools/knots.ts";

const nodes = ["a", "b", "c", "d", "e", "f", "g"];

/** Where arrows lead from a node in any number of steps, itself included. */
function reach(arrows: readonly (readonly [string, string])[], from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const at of reached) for (const [tail, head] of arrows) if (tail === at) reached.add(head);
  return reached;
}

it("joins the nodes that reach each other, and no others", () => {
  const node = fc.constantFrom(...nodes);
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (arrows) => {
      const part = stronglyConnected(nodes, (at) => arrows.filter(([tail]) => tail === at).map(([, head]) => head));
      for (const a of nodes) {
        for (const b of nodes) {
          expect(part.get(a) === part.get(b)).toBe(reach(arrows, a).has(b) && reach(arrows, b).has(a));
        }
      }
    }),
  );
});

it("does not exhaust the stack on a long chain", () => {
  const long = Array.from({ length: 50_000 }, (_, at) => String(at));
  const part = stronglyConnected(long, (at) => (Number(at) + 1 < long.length ? [String(Number(at) + 1)] : []));
  expect(new Set(part.values()).size).toBe(50_000);
});
