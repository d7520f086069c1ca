/**
 * The strongly connected components of a graph. Which of two nodes in one component comes first is not defined.
 *
 * Tarjan's algorithm with its own stack, so that a long chain does not overflow the call stack.
 *
 * @param next the nodes that the arrows from a node lead to
 * @returns a number for each node, the same for all nodes of one component
 * @source Tarjan (1972), SIAM Journal on Computing 1, 146-160
 */
export function stronglyConnected(
  nodes: readonly string[],
  next: (node: string) => readonly string[],
): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const part = new Map<string, number>();
  const open: string[] = [];
  let parts = 0;
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));
  for (const start of nodes) {
    if (index.has(start)) continue;
    const path: { readonly node: string; readonly to: readonly string[]; at: number }[] = [];
    const enter = (node: string) => {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      open.push(node);
      path.push({ node, to: next(node), at: 0 });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = top.to[top.at];
      top.at += 1;
      if (to !== undefined) {
        if (!index.has(to)) enter(to);
        else if (!part.has(to)) lower(top.node, index.get(to) ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, low.get(top.node) ?? 0);
      if (low.get(top.node) !== index.get(top.node)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        part.set(member, parts);
        if (member === top.node) break;
      }
      parts += 1;
    }
  }
  return part;
}
