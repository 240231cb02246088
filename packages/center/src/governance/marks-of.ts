import { type Day, formatDay } from '@plumbline/calendar';
import type { FigureMark } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { DefinitionVersion, ObjectName, Store } from '@plumbline/store';
import { isEnded } from '../answer/is-ended.ts';
import { lineMarks } from './line-marks.ts';
import { reviewOf } from './review-of.ts';

/** By name; a metric without any is left out. */
export type Marks = ReadonlyMap<string, readonly FigureMark[]>;

/** What readers of each metric must know: a figure is as reviewed as the least reviewed thing it is made of. */
export async function marksOf(
  store: Store,
  written: readonly DefinitionVersion[],
  model: Model,
  day: Day,
): Promise<Marks> {
  const review = reviewOf(written);
  const found = new Map(review === null ? [] : await reviewedMarks(store, written, model));
  for (const { name, ending } of model.metrics.values()) {
    if (ending === undefined) continue;
    const mark = isEnded(ending, formatDay(day)) ? 'retired' : 'deprecated';
    found.set(name, [...(found.get(name) ?? []), mark]);
  }
  for (const [name, marks] of lineMarks(model, found)) if (marks.length > 0) found.set(name, marks);
  return found;
}

async function reviewedMarks(
  store: Store,
  written: readonly DefinitionVersion[],
  model: Model,
): Promise<Marks> {
  const requests = await store.changeRequests.ofChanges([...new Set(written.map(({ change }) => change))]);
  const inState = (isOne: (state: string, sides: readonly string[]) => boolean) =>
    written.filter(({ change }) => {
      const request = requests.get(change);
      return request !== undefined && isOne(request.state, request.sides);
    });
  const lines = linesOf(model);
  const draftOnes = inState((state) => state === 'draft');
  const drafts = new Set([...(await reachedMetrics(store, draftOnes)), ...lines(draftOnes)]);
  const selfOnes = inState((_, sides) => sides.includes('self'));
  const own =
    reviewOf(written) === 'self'
      ? new Set(model.metrics.keys())
      : new Set([...(await reachedMetrics(store, selfOnes)), ...lines(selfOnes)]);
  const marks = new Map<string, readonly FigureMark[]>();
  const add = (names: Iterable<string>, mark: FigureMark) => {
    for (const name of names) marks.set(name, [...(marks.get(name) ?? []), mark]);
  };
  add(drafts, 'draft');
  add(
    [...own].filter((name) => !drafts.has(name)),
    'self_reviewed',
  );
  add(await foundNow(store, ['drift', 'settle', 'confirm'], 'drift'), 'drifted');
  const suspended = await foundNow(store, ['suspend', 'resume'], 'suspend');
  add(
    await reachedMetrics(
      store,
      suspended.map((id) => ({ kind: 'metric', id })),
    ),
    'suspended',
  );
  return marks;
}

/** The lines of the statements among objects. */
function linesOf({ statements }: Model): (objects: readonly ObjectName[]) => readonly string[] {
  return (objects) =>
    objects.flatMap(({ kind, id }) =>
      kind === 'statement' ? (statements.get(id)?.lines ?? []).map(({ metric }) => metric) : [],
    );
}

/** Metrics of which the last of these steps is the one named. */
async function foundNow(
  { lifecycleSteps }: Store,
  events: readonly string[],
  event: string,
): Promise<readonly string[]> {
  const last = new Map((await lifecycleSteps.last(events)).map((step) => [step.object.id, step.event]));
  return [...last].flatMap(([id, found]) => (found === event ? [id] : []));
}

/** The metrics among objects, and those that are made of them. */
async function reachedMetrics(
  { references }: Store,
  objects: readonly ObjectName[],
): Promise<ReadonlySet<string>> {
  if (objects.length === 0) return new Set();
  const reached = await references.impact(objects);
  return new Set([...objects, ...reached].flatMap(({ kind, id }) => (kind === 'metric' ? [id] : [])));
}
