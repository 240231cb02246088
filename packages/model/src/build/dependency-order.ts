export interface DependencyOrder {
  /** What a node needs comes before it. Members of cycles are left out. */
  readonly order: readonly string[];
  /** Each cycle once, from its first member back to it. */
  readonly cycles: readonly (readonly string[])[];
}

/** Orders nodes so that each comes after what it needs; an own stack, so that depth is no limit. */
export function dependencyOrder(
  nodes: Iterable<string>,
  needs: (node: string) => readonly string[],
): DependencyOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const inCycle = new Set<string>();
  for (const root of nodes) {
    if (state.has(root)) continue;
    state.set(root, 'open');
    const stack = [{ node: root, rest: needs(root), next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const need = top.rest[top.next++];
      if (need === undefined) {
        stack.pop();
        state.set(top.node, 'done');
        if (!inCycle.has(top.node)) order.push(top.node);
      } else if (state.get(need) === 'open') {
        const start = stack.findIndex((entry) => entry.node === need);
        const cycle = stack.slice(start).map((entry) => entry.node);
        for (const node of cycle) inCycle.add(node);
        cycles.push([...cycle, need]);
      } else if (!state.has(need)) {
        state.set(need, 'open');
        stack.push({ node: need, rest: needs(need), next: 0 });
      }
    }
  }
  return { order, cycles };
}
