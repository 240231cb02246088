import { lastWritten } from '../center/compare-objects.ts';
import { dimensionEntries } from '../center/dimension-entries.ts';
import { metricEntry } from '../center/metric-entries.ts';
import type { Principal } from '../center/principal.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { formulaParts } from '../definition/formula-parts.ts';
import type { Candidate } from './candidate.ts';
import { seeEdit } from './edit-sight.ts';
import type { EditAsked, EditCheck, EditMeaning, MetricEdit } from './edits-case.ts';
import { metricText } from './metric-text.ts';
import { findingsOf } from './read-edit.ts';
import { staleOf } from './stale-edit.ts';

/** Everything a text means, while somebody writes it. */
export async function checkEdit(
  workings: Workings,
  principal: Principal,
  { edit, effectiveFrom = null }: EditAsked & { readonly edit: MetricEdit },
): Promise<EditCheck> {
  const { read, candidate, diagnostics, closed } = await seeEdit(workings, principal, {
    edit,
    effectiveFrom,
  });
  const { metric } = read;
  const last = await lastWritten(workings.holder.store);
  const stale =
    metric === null || closed !== null ? null : await staleOf(workings, { edit, name: metric.name, last });
  return {
    name: metric?.name ?? null,
    body: metric?.body ?? null,
    yaml: metric === null ? null : metricText(metric.body),
    findings: findingsOf(read, diagnostics),
    means: candidate === null ? null : meaningOf(workings, principal, candidate),
    conflict: stale,
  };
}

/** Null: it means nothing yet, or nothing that this person sees. */
function meaningOf(workings: Workings, principal: Principal, { name, after }: Candidate): EditMeaning | null {
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
