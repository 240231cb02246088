import type { Served } from './served.ts';
import type { Snapshots } from './snapshots.ts';

/** Which answers, worked out from what was served before, are those of now, or may stand in for them a while. */
export interface Succession {
  numbersOf(served: Served): ServedNumbers;
  /** Whether every dataset whose rows have changed since those rows lets an older answer stand in for a while that is not over. */
  mayStandIn(rows: number): boolean;
}

export interface ServedNumbers {
  /** The same after new rows under the same definitions. */
  readonly definitions: number;
  /** The same as long as no row has changed. */
  readonly rows: number;
}

interface Step {
  readonly to: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Listens to what is published from here on. */
export function successionOf(snapshots: Snapshots<Served>, now: () => Date): Succession {
  let last = { served: snapshots.current(), numbers: { definitions: 0, rows: 0 } };
  const known = new WeakMap([[last.served, last.numbers]]);
  const steps = new Map<number, Step>();
  snapshots.onPublish(() => {
    const served = snapshots.current();
    const { definitions, rows } = last.numbers;
    const isNew = !hasDefinitionsOf(last.served, served);
    const changed = isNew ? null : changedRows(last.served, served);
    const numbers = {
      definitions: isNew ? definitions + 1 : definitions,
      rows: changed?.length === 0 ? rows : rows + 1,
    };
    const at = now().getTime();
    for (const [from, { until }] of steps) if (until <= at) steps.delete(from);
    if (changed !== null && changed.length > 0) {
      const until = at + Math.min(...changed.map((name) => served.model.datasets.get(name)?.staleForMs ?? 0));
      if (until > at) steps.set(rows, { to: numbers.rows, until });
    }
    last = { served, numbers };
    known.set(served, numbers);
  });
  return {
    numbersOf: (served) => known.get(served) ?? last.numbers,
    mayStandIn(rows) {
      const at = now().getTime();
      let from = rows;
      for (let step = steps.get(from); step !== undefined && step.until > at; step = steps.get(from))
        from = step.to;
      return from !== rows && from === last.numbers.rows;
    },
  };
}

function hasDefinitionsOf(before: Served, after: Served): boolean {
  const told = ({ columns, marks, closed }: Served) =>
    JSON.stringify([[...columns], [...marks], closed.map(({ seq }) => seq)]);
  return before.change === after.change && before.day === after.day && told(before) === told(after);
}

/** Rollups are made of the rows of others. */
function changedRows({ facts: before }: Served, { facts: after }: Served): readonly string[] {
  const names = new Set([...before.datasets.keys(), ...after.datasets.keys()]);
  return [...names].filter((name) => {
    const [old, one] = [before.datasets.get(name), after.datasets.get(name)];
    return (one ?? old)?.addedUp === undefined && old?.version !== one?.version;
  });
}
