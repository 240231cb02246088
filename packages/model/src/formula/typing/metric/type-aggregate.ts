import type { AggregateFunction } from '../../expression.ts';
import { writeInstead } from '../../hints.ts';
import type { AggregateExpr, MetricExpr } from '../../metric-expression.ts';
import { entityOf } from '../../names/entity-of.ts';
import { findDimension } from '../../names/find-dimension.ts';
import { findLabel } from '../../names/find-label.ts';
import type { CallSyntax, MembersSyntax, Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { unitOf } from '../../unit-of.ts';
import { formatType } from '../../value/type-kinds.ts';
import type { TextSpan, Unit } from '../../value-type.ts';
import { type ReadArguments, readArguments } from '../arguments/read-arguments.ts';
import { readNumber, readWord } from '../arguments/read-words.ts';
import { typeCondition } from '../conditions.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';
import { aggregateResult } from './aggregate-result.ts';
import { baseDataset } from './base-dataset.ts';
import { fitsStock } from './fits-stock.ts';

/** `sum(x)`, `count(orders)`, `percentile(x, 0.9)`, `median(m per customer having c)`. */
export function typeAggregateCall(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const fn = call.name.text as AggregateFunction;
  const read = readArguments(typing, call, {
    positional: TAKES_SHARE.has(fn) ? ['1', '0.95'] : ['1'],
    ...(fn === 'sum' ? { named: { currency: 'optional' } } : {}),
  });
  const argument = read?.positional[0];
  if (read === null || argument === undefined) return null;
  const share = readShare(typing, fn, read);
  if (share === false) return null;
  if (argument.kind === 'members') return typePer(call, argument, share, context);
  const currency = read.named.get('currency');
  const asRecorded = currency === undefined ? null : readWord(typing, currency, ['as_recorded']);
  if (currency !== undefined && asRecorded === null) return null;
  const counted = fn === 'count' ? countedDataset(argument, typing) : null;
  if (counted !== null) {
    const unit: Unit = { kind: 'count', entity: counted };
    return makeAggregate(call, { fn, dataset: counted, arg: null, p: null, asRecorded: false, unit });
  }
  return typeOverRows(call, argument, { p: share, asRecorded: asRecorded !== null }, typing);
}

const TAKES_SHARE: ReadonlySet<AggregateFunction> = new Set(['percentile', 'percentile_disc']);

/** The share of a percentile as decimal text; null for others, false when it cannot be read. */
function readShare(typing: Typing, fn: AggregateFunction, read: ReadArguments): string | null | false {
  const node = read.positional[1];
  if (!TAKES_SHARE.has(fn) || node === undefined) return null;
  const value = readNumber(typing, node, fn);
  if (value === null) return false;
  if (value >= 0 && value <= 1) return decimalText(value);
  refuse(typing, node.span, {
    code: 'model/number-out-of-range',
    params: { name: fn, least: 0, most: 1 },
  });
  return false;
}

function decimalText(value: number): string {
  const text = String(value);
  return /e/.test(text) ? value.toFixed(18).replace(/0+$/, '') : text;
}

/** `count(orders)`: the dataset that is named, by name or label. */
export function countedDataset(node: Syntax, typing: Typing): string | null {
  const { model, labels } = typing.scope;
  if (node.kind === 'name' && node.path.length === 1) {
    const name = node.path[0]?.text ?? '';
    return model.datasets.has(name) ? name : null;
  }
  if (node.kind !== 'label') return null;
  const targets = labels.get(node.text) ?? [];
  if (!targets.some((target) => target.kind === 'dataset')) return null;
  const target = findLabel(typing, node, ['dataset']);
  return target !== null && model.datasets.has(target.name) ? target.name : null;
}

type Aggregated = Omit<AggregateExpr, 'kind' | 'type' | 'span' | 'where'>;

function makeAggregate(call: CallSyntax, parts: Aggregated): AggregateExpr {
  const type = aggregateResult(parts.fn, parts.arg);
  return { kind: 'aggregate', ...parts, where: null, type: type ?? { kind: 'bigint' }, span: call.span };
}

function typeOverRows(
  call: CallSyntax,
  node: Syntax,
  options: { readonly p: string | null; readonly asRecorded: boolean },
  typing: Typing,
): AggregateExpr | null {
  const fn = call.name.text as AggregateFunction;
  if (node.kind === 'where') {
    const hints = [writeInstead(`${fn}(x) where …`, false)];
    return refuse(typing, node.span, { code: 'model/where-inside-aggregate', params: { name: fn }, hints });
  }
  const arg = typing.typeRow(node, { typing, own: null, place: 'aggregate' });
  if (arg === null || !canAggregate(typing, fn, arg)) return null;
  const dataset = baseDataset(typing, arg, call);
  if (dataset === null) return null;
  const unit = aggregateUnit(typing, fn, arg, dataset);
  return makeAggregate(call, {
    fn,
    dataset,
    arg,
    unit: options.asRecorded ? recorded(unit) : unit,
    ...options,
  });
}

function canAggregate(
  typing: Typing,
  fn: AggregateFunction,
  arg: { readonly type: RowExpr['type']; readonly span: TextSpan },
): boolean {
  const result = aggregateResult(fn, arg);
  if (result !== null) return true;
  const isSum = fn === 'sum' && arg.type.kind === 'boolean';
  const hints = isSum ? [writeInstead('count(…) where …', false)] : [];
  refuse(typing, arg.span, {
    code: 'model/cannot-aggregate',
    params: { name: fn, found: formatType(arg.type) },
    hints,
  });
  return false;
}

function aggregateUnit(typing: Typing, fn: AggregateFunction, arg: RowExpr, dataset: string): Unit {
  if (fn === 'count') return { kind: 'count', entity: dataset };
  if (fn === 'count_distinct') {
    return { kind: 'count', entity: arg.kind === 'field' ? entityOf(typing.scope.model, arg.ref) : null };
  }
  return statisticUnit(fn, unitOf(arg));
}

/** Amounts of several currencies, added as they stand. */
function recorded(unit: Unit): Unit {
  const isMixed = unit.kind === 'money' && unit.currency !== null && typeof unit.currency !== 'string';
  return isMixed ? { ...unit, currency: 'mixed' } : unit;
}

/** A variance is in squares of the unit, which has no name. */
function statisticUnit(fn: AggregateFunction, unit: Unit): Unit {
  return fn === 'variance' || unit.kind === 'any' ? { kind: 'number' } : unit;
}

/** `fn(m per f having c)`: one value of m for each member, then the aggregate of those. */
function typePer(
  call: CallSyntax,
  node: MembersSyntax,
  p: string | null,
  context: MetricContext,
): MetricExpr | null {
  const { typing } = context;
  const fn = call.name.text as AggregateFunction;
  const inner: MetricContext = { typing, countsDatasets: true, seesResults: false };
  const of = typing.typeMetric(node.of, inner);
  const per = node.per.map(
    (ref) => findDimension(typing, ref, { own: null, allowsDataset: true })?.ref ?? null,
  );
  const having = node.having === null ? null : typeCondition(typing, node.having, inner);
  const refs = per.filter((ref) => ref !== null);
  if (of === null || refs.length < per.length || (node.having !== null && having === null)) return null;
  const type = canAggregate(typing, fn, of) ? aggregateResult(fn, of) : null;
  if (type === null || !fitsStock(typing, { fn, of, per: refs, node, span: call.span })) return null;
  const entity = refs.length === 1 && refs[0] !== undefined ? entityOf(typing.scope.model, refs[0]) : null;
  const unit: Unit =
    fn === 'count' || fn === 'count_distinct' ? { kind: 'count', entity } : statisticUnit(fn, unitOf(of));
  return { kind: 'per', fn, of, per: refs, having, p, type, unit, span: call.span };
}
