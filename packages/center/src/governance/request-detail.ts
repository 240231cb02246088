import { formatDay } from '@plumbline/calendar';
import { FIRST_DAY, requestId } from '@plumbline/diagnostics';
import { type WrittenObject, yamlOfObjects } from '@plumbline/model';
import type { Affected, ChangeRequest, ObjectName } from '@plumbline/store';
import { coverBody } from '../catalog/cover-parts.ts';
import type { Principal } from '../center/principal.ts';
import { modelSeen, sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { writtenText } from '../definition/written-text.ts';
import { keptLabels } from '../kept/kept-labels.ts';
import { calledByName } from './called-by-name.ts';
import { amongFor } from './catalog-among.ts';
import type { Reached, RequestDetail, WrittenChange } from './change-requests-case.ts';
import { conflictsOf } from './conflicts-of.ts';
import { isState, OPEN_STATES } from './lifecycle.ts';
import { namesOf } from './names-of.ts';
import { type Proposed, proposedModel } from './proposed-model.ts';
import { entryOf } from './request-entry.ts';
import { NO_STAKES, requestStakes } from './request-stakes.ts';
import { type IsTextShown, requestTexts } from './request-texts.ts';
import type { SemanticChange } from './semantic-change.ts';
import { bodiesOf, semanticChanges } from './semantic-changes.ts';
import { isInForce } from './step-request.ts';
import { readingOf } from './unknown-names.ts';
import { type Way, waysOf } from './ways-of.ts';

/** Everything about a request that a person who signs it wants to know. */
export async function detailOf(
  workings: Workings,
  principal: Principal,
  request: ChangeRequest,
): Promise<RequestDetail> {
  const { store } = workings.holder;
  const { objects } = request.content;
  const proposed = await proposedModel(workings, request);
  const shown = await proposedModel(workings, request, amongFor(workings.snapshots.current(), principal));
  const entry = await entryOf(workings, principal, request);
  const comments = await store.comments.of({ kind: 'change_request', id: String(request.number) });
  const isOpen = isState(request.state) && OPEN_STATES.includes(request.state) && !isInForce(request);
  const versions = isOpen ? await store.definitions.lastVersions(objects) : new Map<string, number>();
  const sight = sightOf(workings.snapshots.current(), principal);
  const spoken = comments.flatMap(({ author, mentions }) => [author, ...mentions]);
  const { before, after } = proposed;
  const isShown = requestTexts(workings, principal, { request, proposed });
  const named = async (way: Way): Promise<Way> => ({
    ...way,
    refused: way.refused === null ? null : await calledByName(workings, way.refused),
  });
  const touched = semanticOf(workings, { request, proposed, shown: proposed, isOpen }).filter(isShown);
  return {
    ...entry,
    people: await namesOf(workings, [...entry.people.map(({ login }) => login), ...spoken]),
    changes: changesOf(workings, {
      ...{ request, proposed, shown, isOpen },
      isShown,
      seen: modelSeen(workings.snapshots.current(), principal),
    }),
    impact: await reachedBy(workings, principal, { request, shown }),
    stakes: isOpen
      ? await requestStakes(workings, principal, { changes: touched, before, after })
      : NO_STAKES,
    ways: await Promise.all(waysOf(request, principal, entry.review).map(named)),
    conflicts: isOpen ? conflictsOf({ request, versions }) : [],
    comments,
    diagnostics:
      isOpen && sight?.access === null
        ? proposed.diagnostics.map(({ at: _, ...diagnostic }) => diagnostic)
        : [],
  };
}

interface Asked {
  readonly request: ChangeRequest;
  /** Definitions whose names stand for what is written; beside what is written for later only for who may read that. */
  readonly shown: Proposed;
}

interface Telling extends Asked {
  readonly proposed: Proposed;
  readonly isOpen: boolean;
  readonly isShown: IsTextShown;
  /** What the reader sees of the definitions as they are now. */
  readonly seen: ReturnType<typeof modelSeen>;
}

/** Every change as these names tell it, whoever reads it. */
function semanticOf(
  workings: Workings,
  { request, proposed, shown, isOpen }: Omit<Telling, 'isShown' | 'seen'>,
): readonly SemanticChange[] {
  const { objects, effectiveFrom } = request.content;
  const [bodyBefore, bodyAfter] = [bodiesOf(proposed.written), bodiesOf(proposed.objects)];
  return semanticChanges(objects, {
    ...{ before: shown.before, after: shown.after, bodyBefore, bodyAfter },
    effectiveFrom: effectiveFrom ?? (isOpen ? formatDay(workings.snapshots.current().day) : FIRST_DAY),
  });
}

function changesOf(workings: Workings, telling: Telling): readonly WrittenChange[] {
  const { proposed, isShown, seen } = telling;
  return semanticOf(workings, telling).map((change): WrittenChange => {
    if (!isShown(change)) return withheld(change, seen);
    return {
      ...change,
      isWithheld: false,
      written: {
        before: yamlOf(proposed.written, change),
        after: change.change === 'removed' ? null : yamlOf(proposed.objects, change),
      },
    };
  });
}

/** That it changes, and nothing of what is said: a metric goes by the name that the reader knows it by, the rest by the id. */
function withheld(change: SemanticChange, { metrics }: Telling['seen']): WrittenChange {
  const known = change.kind === 'metric' ? metrics.get(change.id) : undefined;
  return {
    ...change,
    label: known?.label ?? { zh: change.id, en: change.id },
    ...{ aspects: [], unchanged: [], isCosmetic: false, isWithheld: true },
    written: { before: null, after: null },
  };
}

function yamlOf(objects: readonly WrittenObject[], { kind, id }: ObjectName): string | null {
  const found = objects
    .filter((one) => one.kind === kind && one.id === id)
    .map((one) => ({ ...one, body: coverBody(kind, one.body) }));
  // The root file comes first; of an object in a list it is empty.
  return found.length === 0 ? null : ([...yamlOfObjects(found).values()].at(-1) ?? null);
}

const MOST_OPEN = 1000;

/** What mentions the objects of a request, with names, as far as a person sees it. */
async function reachedBy(
  workings: Workings,
  principal: Principal,
  { request, shown }: Asked,
): Promise<readonly Reached[]> {
  const { objects } = request.content;
  const sight = sightOf(workings.snapshots.current(), principal);
  const isOwn = ({ kind, id }: ObjectName) =>
    objects.some((one) => one.kind === kind && one.id === id) ||
    (kind === 'change_request' && id === String(request.number));
  const isSeen = ({ kind, id }: ObjectName) =>
    sight?.access === null ||
    (sight !== null && readingOf(kind)?.isSeen(id, sight.served.model, null) === true);
  const { references, changeRequests } = workings.holder.store;
  // What was rejected or withdrawn mentions things still, and reaches nothing.
  const open = await changeRequests.list({ states: OPEN_STATES, limit: MOST_OPEN });
  const isOver = ({ kind, id }: ObjectName) =>
    kind === 'change_request' && !open.some(({ number }) => String(number) === id);
  const impact = await references.impact(objects);
  const reached = impact.filter((one) => isSeen(one) && !isOwn(one) && !isOver(one));
  const kept = await keptLabels(workings, principal, reached);
  const bodyOf = bodiesOf(shown.objects);
  const labelOf = (one: Affected): Reached['label'] => {
    const { kind, id } = one;
    if (kind === 'change_request') return { zh: requestId(Number(id)), en: requestId(Number(id)) };
    const metric = kind === 'metric' ? shown.after.metrics.get(id)?.label : undefined;
    return metric ?? kept.get(JSON.stringify([kind, id])) ?? writtenText(bodyOf({ kind, id })?.label);
  };
  return reached.map((one) => ({ ...one, label: labelOf(one) }));
}
