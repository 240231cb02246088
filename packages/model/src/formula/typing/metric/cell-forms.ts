import { type DayGrain, grainName, parsePeriod } from '@plumbline/calendar';
import { grainCalendars, ownGrainNamed } from '../../../own-grains.ts';
import { formatMetric } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { AggregateExpr, MetricExpr, PeriodFact } from '../../metric-expression.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { BIGINT, DOUBLE, formatType, isNumeric } from '../../value/type-kinds.ts';
import { readDimension, readDimensions, readMetric, readNumericMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readStep, readWord } from '../arguments/read-words.ts';
import { anyLevel, keyOf, readHierarchy, readNode } from '../row/row-forms.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';
import { typeAccount } from './account-form.ts';
import { typeConvert } from './convert-form.ts';
import { typeCohort, typeConversion, typeNew, typeRetention } from './entity-forms.ts';
import { expandedNodes } from './expanded-nodes.ts';
import { FACTS, typeAnnualize } from './period-forms.ts';
import { typeNtile, typeRankShare } from './rank-forms.ts';
import { typeStatement } from './statement-form.ts';
import { VERSION_FORMS, type VersionForm } from './version-forms.ts';

export type CellForm =
  | 'closing'
  | 'opening'
  | 'average_balance'
  | 'prior'
  | 'growth'
  | 'to_date'
  | 'trailing'
  | 'at'
  | 'total'
  | 'share'
  | 'rank'
  | 'rank_share'
  | 'ntile'
  | 'new'
  | 'retention'
  | 'cohort'
  | 'conversion'
  | 'rollup'
  | 'convert'
  | 'annualize'
  | 'statement'
  | 'account'
  | VersionForm
  | PeriodFact;
type Typer = (call: CallSyntax, context: MetricContext) => MetricExpr | null;

const TO_DATE_GRAINS = [
  'year',
  'fiscal_year',
  'quarter',
  'fiscal_quarter',
  'month',
  'week',
] as const satisfies readonly DayGrain[];
const POINTS = ['ends', 'month', 'quarter', 'snapshots'] as const;
const MISSING = ['carry', 'null', 'error'] as const;
const STOCK_OPTIONS = { per: 'optional', missing: 'optional' } as const;

/** Forms over cells that are evaluated from the first version. */
export const CELL_FORMS: { readonly [F in CellForm]: Typer } = {
  closing: (call, context) => typeBalance('closing', call, context),
  opening: (call, context) => typeBalance('opening', call, context),
  average_balance: typeAverageBalance,
  prior: (call, context) => typeShifted('prior', call, context),
  growth: (call, context) => typeShifted('growth', call, context),
  to_date: typeToDate,
  trailing: typeTrailing,
  at: typeAt,
  total: (call, context) => typeScope('total', call, context),
  share: (call, context) => typeScope('share', call, context),
  rank: typeRank,
  rank_share: typeRankShare,
  ntile: typeNtile,
  new: typeNew,
  retention: typeRetention,
  cohort: typeCohort,
  conversion: typeConversion,
  rollup: typeRollup,
  convert: typeConvert,
  annualize: typeAnnualize,
  statement: typeStatement,
  account: typeAccount,
  ...VERSION_FORMS,
  ...FACTS,
};

export function isCellForm(name: string): name is CellForm {
  return Object.hasOwn(CELL_FORMS, name);
}

function typeBalance(
  kind: 'closing' | 'opening',
  call: CallSyntax,
  context: MetricContext,
): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['sum(x)'], named: STOCK_OPTIONS });
  if (read === null) return null;
  const of = readAggregate(read.positional[0], context, kind);
  const options = readStockOptions(context.typing, read.named);
  if (of === null || options === null) return null;
  return { kind, of, ...options, type: of.type, unit: of.unit, span: call.span };
}

function typeAverageBalance(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, {
    positional: ['sum(x)'],
    named: { points: 'optional', ...STOCK_OPTIONS },
  });
  if (read === null) return null;
  const of = readAggregate(read.positional[0], context, 'average_balance');
  const options = readStockOptions(typing, read.named);
  const pointsNode = read.named.get('points');
  const points = pointsNode === undefined ? 'ends' : readWord(typing, pointsNode, POINTS);
  if (of === null || options === null || points === null) return null;
  if (!isNumeric(of.type)) {
    const params = { name: 'average_balance', wanted: 'number', found: formatType(of.type) } as const;
    return refuse(typing, of.span, { code: 'model/wrong-argument', params });
  }
  return { kind: 'average_balance', of, points, ...options, type: DOUBLE, unit: of.unit, span: call.span };
}

/** Balances are read from rows: `sum(x)`, with its `where`. */
function readAggregate(node: Syntax | undefined, context: MetricContext, name: string): AggregateExpr | null {
  const of = readMetric(node, context);
  if (of === null || of.kind === 'aggregate') return of;
  const named = of.kind === 'metric' ? context.typing.scope.metrics.get(of.name)?.expr : of;
  const inner = named?.kind === 'closing' || named?.kind === 'opening' ? named.of : named;
  const hints =
    inner?.kind === 'aggregate'
      ? [writeInstead(formatMetric(inner))]
      : [writeInstead('sum(dataset.field)', false)];
  return refuse(context.typing, of.span, { code: 'model/aggregate-wanted', params: { name }, hints });
}

type StockOptions = Pick<Extract<MetricExpr, { kind: 'average_balance' }>, 'per' | 'missing'>;

function readStockOptions(typing: Typing, named: ReadonlyMap<string, Syntax>): StockOptions | null {
  const perNode = named.get('per');
  const missingNode = named.get('missing');
  const per = perNode === undefined ? null : readDimension(typing, perNode, true);
  const missing = missingNode === undefined ? null : readWord(typing, missingNode, MISSING);
  if ((perNode !== undefined && per === null) || (missingNode !== undefined && missing === null)) return null;
  return { per, missing };
}

function typeShifted(kind: 'prior' | 'growth', call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m', '1 year'] });
  const step = read?.positional[1];
  if (read === null || step === undefined) return null;
  const of =
    kind === 'growth'
      ? readNumericMetric(read.positional[0], context, kind)
      : readMetric(read.positional[0], context);
  const by = readStep(context.typing, step);
  if (of === null || by === null) return null;
  if (kind === 'prior') return { kind, of, by, type: of.type, unit: unitOf(of), span: call.span };
  return { kind, of, by, type: DOUBLE, unit: { kind: 'percent' }, span: call.span };
}

function typeToDate(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m', 'year'] });
  const grainNode = read?.positional[1];
  if (read === null || grainNode === undefined) return null;
  const of = readMetric(read.positional[0], context);
  const grain = readGrain(context.typing, grainNode);
  if (of === null || grain === null || !keepsTime(of, call, context)) return null;
  return { kind: 'to_date', of, grain, type: of.type, unit: unitOf(of), span: call.span };
}

function readGrain(typing: Typing, node: Syntax): Extract<MetricExpr, { kind: 'to_date' }>['grain'] | null {
  const { model } = typing.scope;
  const own = grainCalendars(model).map(({ grain }) => grainName(grain));
  const word = readWord<string>(typing, node, [...TO_DATE_GRAINS, ...own]);
  return (
    TO_DATE_GRAINS.find((grain) => grain === word) ?? (word === null ? null : ownGrainNamed(model, word))
  );
}

function typeTrailing(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m', '12 months'] });
  const step = read?.positional[1];
  if (read === null || step === undefined) return null;
  const of = readMetric(read.positional[0], context);
  const by = readStep(context.typing, step);
  if (of === null || by === null || !keepsTime(of, call, context)) return null;
  return { kind: 'trailing', of, by, type: of.type, unit: unitOf(of), span: call.span };
}

/** A total over the whole period has no last day of R to look back from. */
function keepsTime(of: MetricExpr, call: CallSyntax, context: MetricContext): boolean {
  const { scope } = context.typing;
  for (const expr of expandedNodes(of, scope)) {
    const isTotal = expr.kind === 'total' || expr.kind === 'share';
    if (!isTotal || expr.within.some((ref) => ref.kind === 'grain')) continue;
    const params = { name: call.name.text, form: expr.kind };
    refuse(context.typing, call.span, {
      code: 'model/total-without-time',
      params,
      hints: [writeInstead(`${expr.kind}(m, within: month)`, false)],
    });
    return false;
  }
  return true;
}

function typeAt(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, { positional: ['m', '2011-01'] });
  const node = read?.positional[1];
  if (read === null || node === undefined) return null;
  const of = readMetric(read.positional[0], context);
  const text = node.kind === 'period' ? node.text : '';
  const parsed = parsePeriod(text, typing.scope.model.workspace.calendar);
  if (!('period' in parsed) || parsed.period.kind !== 'member') {
    const hints = [writeInstead('2011-01', false), writeInstead('FY2011-Q1', false)];
    return refuse(typing, node.span, { code: 'model/not-a-fixed-period', params: { text }, hints });
  }
  return of === null
    ? null
    : { kind: 'at', of, period: text, type: of.type, unit: unitOf(of), span: call.span };
}

function typeScope(kind: 'total' | 'share', call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m'], named: { within: 'optional' } });
  if (read === null) return null;
  const of =
    kind === 'share'
      ? readNumericMetric(read.positional[0], context, kind)
      : readMetric(read.positional[0], context);
  const node = read.named.get('within');
  const within = node === undefined ? [] : readDimensions(context.typing, node);
  if (of === null || within === null) return null;
  if (kind === 'total') return { kind, of, within, type: of.type, unit: unitOf(of), span: call.span };
  return { kind, of, within, type: DOUBLE, unit: { kind: 'percent' }, span: call.span };
}

function typeRank(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m', 'asc'], optional: 1 });
  if (read === null) return null;
  const of = readMetric(read.positional[0], context);
  const order =
    read.positional[1] === undefined ? 'desc' : readWord(context.typing, read.positional[1], ['asc', 'desc']);
  if (of === null || order === null) return null;
  return {
    kind: 'rank',
    of,
    ascending: order === 'asc',
    type: BIGINT,
    unit: { kind: 'number' },
    span: call.span,
  };
}

/** Along the levels of one path every row is counted where it stands: a member of it is a condition. */
function typeRollup(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, {
    positional: ['m'],
    named: { along: 'required', node: 'optional' },
  });
  const alongNode = read?.named.get('along');
  if (read === null || alongNode === undefined) return null;
  const of = readNumericMetric(read.positional[0], context, 'rollup');
  const along = readHierarchy(typing, alongNode);
  const nodeSyntax = read.named.get('node');
  const node = along === null || nodeSyntax === undefined ? null : readNode(typing, along, nodeSyntax);
  if (of === null || along === null || (nodeSyntax !== undefined && node === null)) return null;
  const { span } = call;
  const same = { type: of.type, unit: unitOf(of), span };
  if (along.kind === 'tree')
    return { kind: 'rollup', of, along: along.name, key: keyOf(along), node, ...same };
  if (node === null) return of;
  return { kind: 'where', of, condition: anyLevel(typing, along, node, span), ...same };
}
