import { didYouMean } from '@plumbline/diagnostics';
import type { MetricExpr } from '../../expression.ts';
import type { FormulaScope } from '../../formula-scope.ts';
import { entityOf } from '../../names/entity-of.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { BIGINT, BOOLEAN, DOUBLE } from '../../value/type-kinds.ts';
import type { Unit, ValueType } from '../../value-type.ts';
import { readDimension } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { netOfVatUnit } from '../row/tax-unit.ts';
import { type MetricContext, refuse } from '../typing-context.ts';
import { type Part, type Reader, read } from './later-arguments.ts';

interface LaterForm {
  readonly positional: readonly (readonly [name: string, reader: Reader])[];
  readonly named?: Readonly<Record<string, readonly ['required' | 'optional', Reader]>>;
  /** Only the condition of an alert knows what it asks. */
  readonly onlyInAlerts?: true;
  /** Type and unit of the whole; null after reporting why there is none. */
  readonly gives: (args: FormArguments) => { readonly type: ValueType; readonly unit: Unit } | null;
}

interface FormArguments {
  readonly call: CallSyntax;
  readonly context: MetricContext;
  /** Metrics among the arguments, in order. */
  readonly metrics: readonly MetricExpr[];
  /** Canonical texts by argument name. */
  readonly texts: ReadonlyMap<string, string>;
}

const fixed = (type: ValueType, unit: Unit) => () => ({ type, unit });
const sameAs = ({ metrics }: FormArguments) => {
  const [first] = metrics;
  return first === undefined ? null : { type: first.type, unit: unitOf(first) };
};
const PERCENT: Unit = { kind: 'percent' };
const NUMBER: Unit = { kind: 'number' };
const MONEY: Unit = { kind: 'money', currency: null, tax: null };
const AMOUNT: ValueType = { kind: 'decimal', precision: 38, scale: 4 };
const by = ['required', read.dimension] as const;

const LATER: Readonly<Record<string, LaterForm>> = {
  rank_share: { positional: [['m', read.metric]], gives: fixed(DOUBLE, PERCENT) },
  ntile: {
    positional: [
      ['m', read.metric],
      ['10', read.buckets],
    ],
    gives: fixed(BIGINT, NUMBER),
  },
  net_of_vat: {
    positional: [
      ['x', read.number],
      ['rate', read.number],
    ],
    gives: withoutTax,
  },
  conversion: {
    positional: [['a -> b', read.steps]],
    named: { by, within: ['required', read.interval], calculation: ['optional', read.word('rate', 'count')] },
    gives: conversionResult,
  },
  retention: {
    positional: [['m', read.counted]],
    named: { by, after: ['optional', read.interval] },
    gives: fixed(DOUBLE, PERCENT),
  },
  new: { positional: [['m', read.counted]], named: { by }, gives: sameAs },
  cohort: {
    positional: [['m', read.counted]],
    named: {
      by,
      grain: [
        'required',
        read.word('day', 'week', 'month', 'quarter', 'year', 'fiscal_quarter', 'fiscal_year'),
      ],
      observed: ['optional', read.interval],
    },
    gives: sameAs,
  },
  account: {
    positional: [
      ["'6001..6051'", read.text],
      ['movement', read.word('movement', 'closing', 'opening')],
    ],
    gives: fixed(AMOUNT, MONEY),
  },
  statement: {
    positional: [
      ["'statement'", read.text],
      ["'line'", read.text],
    ],
    gives: statementLine,
  },
  anomaly: {
    positional: [],
    named: { sensitivity: ['optional', read.fraction] },
    onlyInAlerts: true,
    gives: fixed(BOOLEAN, { kind: 'any' }),
  },
};

export function isLaterForm(name: string, scope: FormulaScope): boolean {
  return Object.hasOwn(LATER, name) && (LATER[name]?.onlyInAlerts !== true || scope.isAlert === true);
}

/** Forms that are checked now and evaluated later. */
export function typeLaterForm(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const name = call.name.text;
  const form = LATER[name];
  if (form === undefined) return null;
  const named = Object.entries(form.named ?? {});
  const given = readArguments(typing, call, {
    positional: form.positional.map(([argument]) => argument),
    named: Object.fromEntries(named.map(([argument, [need]]) => [argument, need])),
  });
  if (given === null) return null;
  const parts: (readonly [string, Part | null])[] = form.positional.map(([argument, reader], i) => {
    const node = given.positional[i];
    return [argument, node === undefined ? null : reader(node, context, name)];
  });
  for (const [argument, [, reader]] of named) {
    const node = given.named.get(argument);
    if (node !== undefined) parts.push([`${argument}:`, reader(node, context, name)]);
  }
  const found = parts.flatMap(([argument, value]) => (value === null ? [] : [{ argument, ...value }]));
  if (found.length < parts.length) return null;
  const metrics = found.flatMap((value) => value.metrics);
  const result = form.gives({
    call,
    context,
    metrics,
    texts: new Map(found.map((value) => [value.argument, value.text])),
  });
  const texts = found.map((value) =>
    value.argument.endsWith(':') ? `${value.argument} ${value.text}` : value.text,
  );
  const written = `${name}(${texts.join(', ')})`;
  return (
    result && { kind: 'later', form: name, text: written, metrics, rows: [], ...result, span: call.span }
  );
}

function withoutTax({ context, metrics }: FormArguments): ReturnType<LaterForm['gives']> {
  const [amount] = metrics;
  const unit = amount === undefined ? null : netOfVatUnit(context.typing, amount, unitOf(amount));
  return unit && { type: DOUBLE, unit };
}

function conversionResult({ call, context, texts }: FormArguments): ReturnType<LaterForm['gives']> {
  if (texts.get('calculation:') !== 'count') return { type: DOUBLE, unit: PERCENT };
  const byNode = call.args.find((argument) => argument.name?.text === 'by');
  const ref = byNode === undefined ? null : readDimension(context.typing, byNode.value, true);
  return ref && { type: BIGINT, unit: { kind: 'count', entity: entityOf(context.typing.scope.model, ref) } };
}

function statementLine({ call, context, texts }: FormArguments): ReturnType<LaterForm['gives']> {
  const { statements } = context.typing.scope;
  const name = texts.get("'statement'")?.slice(1, -1).replaceAll("''", "'") ?? '';
  if (statements === undefined || statements.has(name)) return { type: AMOUNT, unit: MONEY };
  return refuse(context.typing, call.span, {
    code: 'model/unknown-statement',
    params: { name },
    hints: didYouMean(name, statements),
  });
}

export function laterFormNames(scope: FormulaScope): readonly string[] {
  return Object.keys(LATER).filter((name) => isLaterForm(name, scope));
}
