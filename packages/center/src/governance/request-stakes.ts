import { parseDay } from '@plumbline/calendar';
import type { CloseStep } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isPermitted } from '../people/permit.ts';
import { subjectSeen } from '../talk/subject.ts';
import { type Restating, restatingOf, type Sides } from './restating.ts';
import type { SemanticChange } from './semantic-change.ts';

/** What people have settled, and still talk about, that an open request touches, as far as the reader may know. */
export interface RequestStakes {
  /** Locked periods of which settled figures rest on what changes, by their first days: published, they would be restated. */
  readonly settled: readonly SettledPeriod[];
  /** About the metrics that change and those made of them: open tasks, and what was said. */
  readonly tasks: number;
  readonly comments: number;
  /** Those metrics, of which most is said first. */
  readonly talk: readonly TalkedMetric[];
}

export interface SettledPeriod {
  readonly period: string;
  /** Whose figures the lock holds; those that change themselves first. */
  readonly metrics: readonly string[];
  /** How many are not named. */
  readonly more: number;
}

export interface TalkedMetric {
  readonly metric: string;
  readonly tasks: number;
  readonly comments: number;
}

interface Touching extends Sides {
  /** Those alone of which the reader may read what they say: of others not even that figures change is theirs to know. */
  readonly changes: readonly SemanticChange[];
}

export const NO_STAKES: RequestStakes = { settled: [], tasks: 0, comments: 0, talk: [] };

const MOST_NAMED = 20;

export async function requestStakes(
  workings: Workings,
  principal: Principal,
  touching: Touching,
): Promise<RequestStakes> {
  const own = new Set(touching.changes.filter(({ kind }) => kind === 'metric').map(({ id }) => id));
  const isRestating = await restatingOf(workings, touching);
  const looking = { own, isRestating };
  const talk = await talkedOf(workings, principal, looking);
  return {
    settled: await settledBy(workings, principal, looking),
    tasks: talk.reduce((sum, { tasks }) => sum + tasks, 0),
    comments: talk.reduce((sum, { comments }) => sum + comments, 0),
    talk: talk.slice(0, MOST_NAMED),
  };
}

interface Looking {
  /** Metrics that the request changes itself. */
  readonly own: ReadonlySet<string>;
  readonly isRestating: Restating;
}

async function talkedOf(
  workings: Workings,
  principal: Principal,
  { own, isRestating }: Looking,
): Promise<readonly TalkedMetric[]> {
  const { tasks, comments } = workings.holder.store;
  const [open, said] = [await tasks.openAbout('metric'), await comments.countsAbout('metric')];
  const found: TalkedMetric[] = [];
  for (const metric of new Set([...open.keys(), ...said.keys()])) {
    if (!own.has(metric) && !isRestating(metric, Number.POSITIVE_INFINITY)) continue;
    if ((await subjectSeen(workings, principal, { kind: 'metric', id: metric }, 'talk')) === null) continue;
    found.push({ metric, tasks: open.get(metric) ?? 0, comments: said.get(metric) ?? 0 });
  }
  const rank = (one: TalkedMetric) => (own.has(one.metric) ? 0 : 1);
  const sum = (one: TalkedMetric) => one.tasks + one.comments;
  return found.sort((a, b) => rank(a) - rank(b) || sum(b) - sum(a) || (a.metric < b.metric ? -1 : 1));
}

async function settledBy(
  workings: Workings,
  principal: Principal,
  { own, isRestating }: Looking,
): Promise<readonly SettledPeriod[]> {
  const served = workings.snapshots.current();
  const sight = sightOf(served, principal);
  if (sight === null || !isPermitted(principal, 'query')) return [];
  const { access } = sight;
  // Of what a metric is made nobody is told who does not see it.
  const isTold = (name: string) =>
    access === null || (access.visible.metrics.has(name) && !access.opaque.has(name));
  const settled: SettledPeriod[] = [];
  for (const step of served.closed) {
    const until = parseDay(step.to) ?? Number.POSITIVE_INFINITY;
    const names = await lockedMetrics(workings, step);
    const found = names.filter((name) => isTold(name) && isRestating(name, until));
    if (found.length === 0) continue;
    const metrics = [...found.filter((one) => own.has(one)), ...found.filter((one) => !own.has(one))];
    const more = Math.max(0, metrics.length - MOST_NAMED);
    settled.push({ period: step.period, metrics: metrics.slice(0, MOST_NAMED), more });
  }
  return settled;
}

/** What a lock holds stays as it is. */
const held = new WeakMap<Workings, Map<number, readonly string[]>>();

async function lockedMetrics(workings: Workings, { seq }: CloseStep): Promise<readonly string[]> {
  const known = held.get(workings) ?? new Map<number, readonly string[]>();
  held.set(workings, known);
  const names = known.get(seq) ?? (await workings.holder.store.closes.metrics(seq));
  known.set(seq, names);
  return names;
}
