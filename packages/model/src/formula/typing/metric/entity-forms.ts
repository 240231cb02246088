import type { DayGrain, Interval } from '@plumbline/calendar';
import type { DimensionRef } from '../../expression.ts';
import { formatMetric } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { entityOf } from '../../names/entity-of.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { DOUBLE } from '../../value/type-kinds.ts';
import { readDimension, readMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readInterval, readWord } from '../arguments/read-words.ts';
import { type MetricContext, refuse } from '../typing-context.ts';
import { readsOneDataset, readsRows } from './entity-rows.ts';

const GRAINS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal_quarter',
  'fiscal_year',
] as const satisfies readonly DayGrain[];

/** A dataset stands for the number of its rows. */
function readCounted(node: Syntax | undefined, context: MetricContext, call: CallSyntax): MetricExpr | null {
  const of = readMetric(node, { ...context, countsDatasets: true });
  return of !== null && readsRows(of, call, context) ? of : null;
}

function readEntity(named: ReadonlyMap<string, Syntax>, { typing }: MetricContext): DimensionRef | null {
  const node = named.get('by');
  return node === undefined ? null : readDimension(typing, node, true);
}

/** `undefined`: left out. */
function readOptional(
  name: string,
  named: ReadonlyMap<string, Syntax>,
  { typing }: MetricContext,
): Interval | null | undefined {
  const node = named.get(name);
  return node === undefined ? undefined : readInterval(typing, node);
}

export function typeNew(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m'], named: { by: 'required' } });
  if (read === null) return null;
  const of = readCounted(read.positional[0], context, call);
  const by = readEntity(read.named, context);
  if (of === null || by === null || !readsOneDataset(of, call, context)) return null;
  return { kind: 'new', of, by, type: of.type, unit: unitOf(of), span: call.span };
}

export function typeRetention(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const named = { by: 'required', after: 'optional' } as const;
  const read = readArguments(context.typing, call, { positional: ['m'], named });
  if (read === null) return null;
  const of = readCounted(read.positional[0], context, call);
  const by = readEntity(read.named, context);
  const after = readOptional('after', read.named, context);
  if (of === null || by === null || after === null) return null;
  const unit = { kind: 'percent' } as const;
  return { kind: 'retention', of, by, after: after ?? null, type: DOUBLE, unit, span: call.span };
}

export function typeCohort(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const named = { by: 'required', grain: 'required', observed: 'optional' } as const;
  const read = readArguments(context.typing, call, { positional: ['m'], named });
  const grainNode = read?.named.get('grain');
  if (read === null || grainNode === undefined) return null;
  const of = readCounted(read.positional[0], context, call);
  const by = readEntity(read.named, context);
  const grain = readWord<DayGrain>(context.typing, grainNode, GRAINS);
  const observed = readOptional('observed', read.named, context);
  if (of === null || by === null || grain === null || observed === null) return null;
  if (!readsOneDataset(of, call, context)) return null;
  const same = { type: of.type, unit: unitOf(of), span: call.span };
  return { kind: 'cohort', of, by, grain, observed: observed ?? null, ...same };
}

export function typeConversion(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const named = { by: 'required', within: 'required', calculation: 'optional' } as const;
  const read = readArguments(typing, call, { positional: ['a -> b'], named });
  const [node] = read?.positional ?? [];
  const withinNode = read?.named.get('within');
  if (read === null || node === undefined || withinNode === undefined) return null;
  if (node.kind !== 'arrow') {
    const hints = [writeInstead('conversion(visits -> orders, …)', false)];
    return refuse(typing, node.span, { code: 'model/conversion-steps', params: {}, hints });
  }
  const from = readStep(node.from, context, call);
  const to = readStep(node.to, context, call);
  const by = readEntity(read.named, context);
  const within = readInterval(typing, withinNode);
  const word = read.named.get('calculation');
  const calculation = word === undefined ? 'rate' : readWord(typing, word, ['rate', 'count'] as const);
  if (from === null || to === null || by === null || within === null || calculation === null) return null;
  const parts = { kind: 'conversion', from, to, by, within, calculation, span: call.span } as const;
  if (calculation === 'rate') return { ...parts, type: DOUBLE, unit: { kind: 'percent' } };
  const entity = entityOf(typing.scope.model, by);
  return { ...parts, type: to.type, unit: { kind: 'count', entity } };
}

/** One measure that counts, under names and conditions. */
function readStep(node: Syntax, context: MetricContext, call: CallSyntax): MetricExpr | null {
  const step = readCounted(node, context, call);
  if (step === null || !readsOneDataset(step, call, context)) return null;
  if (isOneCount(step, context)) return step;
  const params = { text: formatMetric(step) };
  return refuse(context.typing, step.span, { code: 'model/conversion-measure', params });
}

function isOneCount(expr: MetricExpr, context: MetricContext): boolean {
  if (expr.kind === 'where') return isOneCount(expr.of, context);
  if (expr.kind === 'metric') {
    const named = context.typing.scope.metrics.get(expr.name);
    return named !== undefined && isOneCount(named.expr, context);
  }
  if (expr.kind !== 'aggregate') return false;
  if (expr.fn === 'count' || expr.fn === 'count_distinct') return true;
  return expr.fn === 'sum' && expr.unit.kind !== 'money' && expr.unit.kind !== 'percent';
}
