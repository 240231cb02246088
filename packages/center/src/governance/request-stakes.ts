import type { Model } from '@plumbline/model';
import type { CloseStep, ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isRule, readBy, sourceKey } from '../close/closing-sources.ts';
import { isPermitted } from '../people/permit.ts';
import { subjectSeen } from '../talk/subject.ts';
import type { SemanticChange } from './semantic-change.ts';

/** What people have settled, and still talk about, that a request touches. */
export interface RequestStakes {
  /** Locked periods of which settled figures rest on what changes, by their first days: published, they would be restated. */
  readonly settled: readonly SettledPeriod[];
  /** Open tasks about the metrics that change, and what was said of them. */
  readonly tasks: number;
  readonly comments: number;
}

interface SettledPeriod {
  readonly period: string;
  /** Whose figures the lock holds, as far as the reader sees them. */
  readonly metrics: readonly string[];
}

interface Touching {
  readonly changes: readonly SemanticChange[];
  readonly before: Model;
  readonly after: Model;
  /** Nothing is to come of it any more: what is published was restated, what was rejected never will be. */
  readonly isOpen: boolean;
}

/** Parts of a metric that hold in the cells from a day on; all others hold in every period at once. */
const BY_CELL: ReadonlySet<string> = new Set(['formula', 'numerator', 'denominator', 'condition', 'basis']);

/** No reference leads from these to a metric, and each of its figures rests on them. */
const FOR_ALL: ReadonlySet<string> = new Set(['workspace', 'calendar', 'currency_rates']);

const MOST_TASKS = 1000;

export async function requestStakes(
  workings: Workings,
  principal: Principal,
  touching: Touching,
): Promise<RequestStakes> {
  const { tasks, comments } = workings.holder.store;
  const settled = touching.isOpen ? await settledBy(workings, principal, touching) : [];
  let [open, said] = [0, 0];
  for (const { kind, id } of touching.changes) {
    if (kind !== 'metric') continue;
    const object: ObjectName = { kind, id };
    if ((await subjectSeen(workings, principal, object, 'talk')) === null) continue;
    open += (await tasks.list({ object, states: ['open'], limit: MOST_TASKS })).length;
    said += await comments.count(object);
  }
  return { settled, tasks: open, comments: said };
}

async function settledBy(
  workings: Workings,
  principal: Principal,
  touching: Touching,
): Promise<readonly SettledPeriod[]> {
  const served = workings.snapshots.current();
  const sight = sightOf(served, principal);
  if (sight === null || !isPermitted(principal, 'query') || served.closed.length === 0) return [];
  const { metrics: visible } = sight.served.model;
  const own = new Set(touching.changes.filter(({ kind }) => kind === 'metric').map(({ id }) => id));
  // Of what a metric is made nobody is told who does not see it; that a request changes it itself they read.
  const isTold = (metric: string) =>
    own.has(metric) || (visible.has(metric) && sight.access?.opaque.has(metric) !== true);
  const { closes } = workings.holder.store;
  const settled: SettledPeriod[] = [];
  const touched = touchedBy(workings, touching);
  for (const step of served.closed) {
    const restating = touching.changes.filter((change) => isRestating(change, step));
    if (restating.length === 0) continue;
    const isTouched = await touched(restating);
    const figures = (await closes.read(step.seq))?.figures ?? [];
    const metrics = figures.map(({ metric }) => metric).filter((one) => isTouched(one) && isTold(one));
    if (metrics.length > 0) settled.push({ period: step.period, metrics });
  }
  return settled;
}

/** A formula that begins after a period leaves it alone; a unit or a dataset is another one in every period. */
function isRestating(
  { change, kind, isCosmetic, effectiveFrom, aspects }: SemanticChange,
  { to }: CloseStep,
) {
  if (isCosmetic || change === 'added') return false;
  const isByCell =
    kind === 'metric' &&
    change === 'changed' &&
    aspects.every(({ aspect, isCosmetic }) => isCosmetic || BY_CELL.has(aspect));
  return !isByCell || effectiveFrom === null || effectiveFrom <= to;
}

/** Whether the figures of a metric rest on any of these; which those are is asked once for the same ones. */
function touchedBy({ holder }: Workings, { before, after }: Touching) {
  const known = new Map<string, ReadonlySet<string>>();
  const reach = async (changes: readonly SemanticChange[]) => {
    const key = JSON.stringify(changes.map(sourceKey));
    const found = known.get(key);
    if (found !== undefined) return found;
    const impact = await holder.store.references.impact(changes.map(({ kind, id }) => ({ kind, id })));
    const reached = new Set([...changes, ...impact].map(sourceKey));
    known.set(key, reached);
    return reached;
  };
  return async (changes: readonly SemanticChange[]) => {
    const reached = await reach(changes);
    const keys = new Set(changes.map(sourceKey));
    const isForAll = changes.some(({ kind }) => FOR_ALL.has(kind));
    const isByRule = changes.some(isRule);
    const isMentioning = (metric: string) =>
      [before, after].some((model) => reached.has(sourceKey(definitionOf(model, metric))));
    const isMadeOf = (metric: string) =>
      [before, after].some((model) => [...readBy({ model }, metric)].some((key) => keys.has(key)));
    // A plan or a replacement is mentioned, and no figure is made of it; no lineage leads through rules.
    return (metric: string) => isForAll || (isMentioning(metric) && (isByRule || isMadeOf(metric)));
  };
}

/** A line is a metric that its statement defines. */
function definitionOf({ metrics }: Model, metric: string): ObjectName {
  const statement = metrics.get(metric)?.statement ?? null;
  return statement === null ? { kind: 'metric', id: metric } : { kind: 'statement', id: statement };
}
