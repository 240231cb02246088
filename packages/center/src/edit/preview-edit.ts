import { GRAINS } from '@plumbline/calendar';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { MetricResult } from '@plumbline/query';
import { madeOf, noteReads, sensitiveMetrics } from '../audit/note-reads.ts';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { askWith, COMPARED_PERIODS, compareValues } from '../governance/compare-values.ts';
import { permit } from '../people/permit.ts';
import { askedTogether } from './asked-together.ts';
import { rulesOf } from './edit-kinds.ts';
import { modelSeenIn, seeEdit } from './edit-sight.ts';
import type { DefinitionEdit, EditPreview, EditSplit, PreviewAsked } from './edits-case.ts';
import { lookUnderPolicies } from './look-under-policies.ts';
import { isError } from './read-edit.ts';
import { sightsByPolicies } from './sights-by-policies.ts';

interface Previewing extends PreviewAsked {
  readonly principal: Principal;
  readonly edit: DefinitionEdit;
}

const NOTHING: EditPreview = { comparison: null, split: null, sights: null, look: null, diagnostics: [] };
/** Metrics of the formula that stand beside the one that is edited. */
const MOST_BESIDE = 4;
const MOST_ROWS = 50;

/** Throws PlumblineError `change/no-sight-of` and what looking through somebody's eyes throws. */
export async function previewEdit(
  workings: Workings,
  { principal, by = null, period, through, signal, ...asked }: Previewing,
): Promise<EditPreview> {
  permit(principal, 'query');
  if (through !== undefined && !rulesOf(asked.edit.kind).isOfSight)
    throw new PlumblineError([report('change/no-sight-of', { kind: asked.edit.kind })]);
  const { edit, together } = await askedTogether(workings, principal, asked);
  const { effectiveFrom = null } = asked;
  const seeing = { edit, effectiveFrom, together };
  const { candidate, diagnostics } = await seeEdit(workings, principal, seeing);
  if (candidate === null || diagnostics.some(isError)) return { ...NOTHING, diagnostics };
  const { object, after } = candidate;
  const { id: metric } = object;
  if (rulesOf(object.kind).isOfSight && through !== undefined)
    return { ...NOTHING, look: await lookUnderPolicies(workings, principal, { candidate, through, signal }) };
  if (rulesOf(object.kind).isOfSight)
    return { ...NOTHING, sights: await sightsByPolicies(workings, principal, candidate) };
  if (!rulesOf(object.kind).madeOf(metric, after).has(metric)) return NOTHING;
  const model = modelSeenIn(candidate, principal);
  const noting = { metric, models: [after, candidate.before] };
  if (by === null) await noteSensitive(workings, principal, { ...noting, split: null });
  const compare = () => compareValues(workings, { principal, metric, proposed: candidate, signal });
  if (by === null) return { ...NOTHING, comparison: await compare() };
  const beside = namedBy(metric, model).filter((name) => name !== metric && model.metrics.has(name));
  const question = {
    metrics: [...beside.slice(0, MOST_BESIDE), metric],
    by: [by],
    period: period ?? `last ${COMPARED_PERIODS} months`,
    restated: true,
    totals: [[]],
    // Time goes on; other members stand by their size.
    ...(isGrain(by) ? {} : { order: [{ by: metric, desc: true }] }),
    limit: MOST_ROWS,
  };
  await noteSensitive(workings, principal, { ...noting, split: question });
  const comparison = await compare();
  const { result, diagnostics: refused } = await askWith(workings, after, {
    principal,
    value: question,
    signal,
  });
  return {
    ...NOTHING,
    comparison,
    split: result === null ? null : splitOf(by, result),
    diagnostics: refused,
  };
}

function isGrain(by: string): boolean {
  return (GRAINS as readonly string[]).includes(by);
}

function splitOf(by: string, { columns, rows, totals }: MetricResult): EditSplit {
  const total = totals?.find((one) => one.by.length === 0)?.row ?? null;
  return { by, columns, rows, total };
}

/** The metrics that the formula names itself, in their order. */
function namedBy(metric: string, model: Model): readonly string[] {
  const flat = { ...model, metrics: new Map([...model.metrics].filter(([name]) => name === metric)) };
  return [...madeOf(metric, flat)];
}

interface Noting {
  readonly metric: string;
  readonly models: readonly Model[];
  /** The question of the split; null: there is none. */
  readonly split: object | null;
}

/** A metric that nobody has published yet tells what the sensitive ones tell of which it is made. */
async function noteSensitive(workings: Workings, principal: Principal, { metric, models, split }: Noting) {
  const read = new Set(models.flatMap((model) => [...madeOf(metric, model)]));
  const isSensitive = (name: string) => models.some((model) => sensitiveMetrics(model).has(name));
  const found = [...read].filter(isSensitive);
  // With the months the metric itself is noted by their comparison; a split is a question of its own.
  const own = split !== null && found.length > 0 ? [metric] : [];
  const metrics = [...new Set([...own, ...found])].filter((name) => split !== null || name !== metric);
  await noteReads(workings, principal, {
    ...{ metrics, by: 'comparison' },
    asked: { preview: metric, ...(split !== null && { split }) },
  });
}
