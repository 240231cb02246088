import type { ProposedObject } from '@plumbline/store';
import { lastWritten } from '../center/compare-objects.ts';
import { dimensionEntries } from '../center/dimension-entries.ts';
import { metricEntry } from '../center/metric-entries.ts';
import type { Principal } from '../center/principal.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { formulaParts } from '../definition/formula-parts.ts';
import type { AspectChange } from '../governance/semantic-change.ts';
import { bodiesOf, semanticChanges } from '../governance/semantic-changes.ts';
import { askedTogether } from './asked-together.ts';
import type { Candidate } from './candidate.ts';
import { definitionText } from './definition-text.ts';
import { rulesOf } from './edit-kinds.ts';
import { seeEdit } from './edit-sight.ts';
import type { DefinitionEdit, EditAsked, EditCheck, EditMeaning } from './edits-case.ts';
import { findingsOf } from './read-edit.ts';
import { staleOf } from './stale-edit.ts';

/** Everything a text means, while somebody writes it. */
export async function checkEdit(
  workings: Workings,
  principal: Principal,
  asked: EditAsked & { readonly edit: DefinitionEdit },
): Promise<EditCheck> {
  const { edit, together } = await askedTogether(workings, principal, asked);
  const { effectiveFrom = null } = asked;
  const { read, candidate, diagnostics, closed } = await seeEdit(workings, principal, {
    edit,
    effectiveFrom,
    together,
  });
  const { object } = read;
  const last = await lastWritten(workings.holder.store);
  const stale =
    object === null || closed !== null ? null : await staleOf(workings, { edit, name: object.id, last });
  const body = object?.body ?? null;
  return {
    kind: edit.kind,
    name: object?.id ?? null,
    body,
    yaml: body === null ? null : definitionText(edit.kind, body),
    findings: findingsOf(read, diagnostics),
    changes: candidate === null ? [] : changesOf(candidate),
    means: candidate === null ? null : meaningOf(workings, principal, candidate),
    conflict: stale,
  };
}

/** What it would change, by meaning. */
function changesOf({ object, before, after, written, objects }: Candidate): readonly AspectChange[] {
  const proposed: ProposedObject = { ...object, body: object.body as never, base: 0 };
  const sides = { before, after, bodyBefore: bodiesOf(written), bodyAfter: bodiesOf(objects) };
  return semanticChanges([proposed], { ...sides, effectiveFrom: null }).flatMap(({ aspects }) => aspects);
}

/** Null: it means nothing yet, or nothing that this person sees. */
function meaningOf(
  workings: Workings,
  principal: Principal,
  { object, after }: Candidate,
): EditMeaning | null {
  const { kind, id: name } = object;
  if (!rulesOf(kind).madeOf(name, after).has(name)) return null;
  const served = { ...workings.snapshots.current(), model: after, diagnostics: [] };
  const sight = sightOf(served, principal);
  const metric = sight?.served.model.metrics.get(name);
  if (sight === null || metric === undefined) return null;
  const entry = metricEntry(sight, name);
  if (entry === null) return null;
  const { model } = sight.served;
  const isOpaque = sight.access?.opaque.has(name) === true;
  return {
    entry,
    parts: isOpaque ? [] : formulaParts(metric, model),
    dimensions: dimensionEntries(model, [name]).items,
  };
}
