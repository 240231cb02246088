import { formatInterval, parseDay } from '@plumbline/calendar';
import { didYouMean } from '@plumbline/diagnostics';
import type { MetricExpr } from '../../expression.ts';
import { formatDimension, formatMetric, quoteText } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import { entityOf } from '../../names/entity-of.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import type { Unit, ValueType } from '../../types.ts';
import { unitOf } from '../../unit-of.ts';
import { formatUnit } from '../../value/format-unit.ts';
import { BIGINT, DATE, DOUBLE } from '../../value/type-kinds.ts';
import { readDimension, readMetric, readNumericMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readInterval, readNumber, readText, readWord } from '../arguments/read-words.ts';
import { readHierarchy } from '../row/row-forms.ts';
import { netOfVatUnit } from '../row/tax-unit.ts';
import { type MetricContext, refuse } from '../typing-context.ts';

/** An argument that was read: its canonical text, and what later rules need of it. */
interface Part {
  readonly text: string;
  readonly metrics: readonly MetricExpr[];
}
type Reader = (node: Syntax, context: MetricContext, form: string) => Part | null;

interface LaterForm {
  readonly positional: readonly (readonly [name: string, reader: Reader])[];
  readonly named?: Readonly<Record<string, readonly ['required' | 'optional', Reader]>>;
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

const part = (text: string): Part => ({ text, metrics: [] });
const metricPart = (expr: MetricExpr | null): Part | null =>
  expr && { text: formatMetric(expr), metrics: [expr] };

const metric: Reader = (node, context) => metricPart(readMetric(node, context));
const number: Reader = (node, context, form) => metricPart(readNumericMetric(node, context, form));
/** Entities are counted over metrics; a dataset stands for the number of its rows. */
const counted: Reader = (node, context) => metricPart(readMetric(node, { ...context, countsDatasets: true }));
const interval: Reader = (node, { typing }) => {
  const found = readInterval(typing, node);
  return found && part(formatInterval(found));
};
const dimension: Reader = (node, { typing }) => {
  const ref = readDimension(typing, node, true);
  return ref && part(formatDimension(ref));
};
const text: Reader = (node, { typing }, form) => {
  const found = readText(typing, node, form);
  return found === null ? null : part(quoteText(found));
};
const hierarchy: Reader = (node, { typing }) => {
  const name = readHierarchy(typing, node);
  return name === null ? null : part(name);
};
const word =
  (...words: readonly string[]): Reader =>
  (node, { typing }) => {
    const found = readWord(typing, node, words);
    return found === null ? null : part(found);
  };
const date: Reader = (node, { typing }) => {
  if (node.kind === 'date' && parseDay(node.value) !== null) return part(`date '${node.value}'`);
  return refuse(typing, node.span, {
    code: 'model/bad-date',
    params: { text: node.kind === 'date' ? node.value : '' },
    hints: [writeInstead("date '2024-01-31'", false)],
  });
};
const rate: Reader = (node, context, form) => {
  if (node.kind !== 'fixed') return word('average', 'closing', 'historical')(node, context, form);
  if (parseDay(node.date) !== null) return part(`fixed date '${node.date}'`);
  return refuse(context.typing, node.span, { code: 'model/bad-date', params: { text: node.date } });
};
const buckets: Reader = (node, { typing }) => {
  const count = readNumber(typing, node, 'ntile');
  if (count === null) return null;
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return part(String(count));
  return refuse(typing, node.span, {
    code: 'model/number-out-of-range',
    params: { name: 'ntile', least: 1, most: 1000 },
  });
};
const currency: Reader = (node, context, form) => {
  const code = readText(context.typing, node, form);
  if (code === null) return null;
  if (/^[A-Z]{3}$/.test(code)) return part(quoteText(code));
  return refuse(context.typing, node.span, {
    code: 'model/bad-currency',
    params: { text: code },
    hints: [writeInstead("'CNY'", false)],
  });
};
/** `visits -> orders`. */
const steps: Reader = (node, context) => {
  if (node.kind !== 'arrow') {
    return refuse(context.typing, node.span, {
      code: 'model/conversion-steps',
      params: {},
      hints: [writeInstead('conversion(visits -> orders, …)', false)],
    });
  }
  const inner = { ...context, countsDatasets: true };
  const from = readMetric(node.from, inner);
  const to = readMetric(node.to, inner);
  return from && to && { text: `${formatMetric(from)} -> ${formatMetric(to)}`, metrics: [from, to] };
};

const fixed = (type: ValueType, unit: Unit) => () => ({ type, unit });
const sameAs = ({ metrics }: FormArguments) => {
  const [first] = metrics;
  return first === undefined ? null : { type: first.type, unit: unitOf(first) };
};
const asDouble = (args: FormArguments) => {
  const same = sameAs(args);
  return same && { ...same, type: DOUBLE };
};
const period = (type: ValueType, unit: Unit): LaterForm => ({ positional: [], gives: fixed(type, unit) });
const DAYS: Unit = { kind: 'days' };
const PERCENT: Unit = { kind: 'percent' };
const NUMBER: Unit = { kind: 'number' };
const MONEY: Unit = { kind: 'money', currency: null, tax: null };
const AMOUNT: ValueType = { kind: 'decimal', precision: 38, scale: 4 };
const by = ['required', dimension] as const;

const LATER: Readonly<Record<string, LaterForm>> = {
  annualize: { positional: [['m', number]], gives: asDouble },
  days: period(BIGINT, DAYS),
  working_days: period(BIGINT, DAYS),
  period_start: period(DATE, { kind: 'date' }),
  period_end: period(DATE, { kind: 'date' }),
  complete_through: period(DATE, { kind: 'date' }),
  first_reported: { positional: [['m', metric]], gives: sameAs },
  as_reported: {
    positional: [
      ['m', metric],
      ["date '2009-12-31'", date],
    ],
    gives: sameAs,
  },
  reported: { positional: [['m', metric]], gives: sameAs },
  rank_share: { positional: [['m', metric]], gives: fixed(DOUBLE, PERCENT) },
  ntile: {
    positional: [
      ['m', metric],
      ['10', buckets],
    ],
    gives: fixed(BIGINT, NUMBER),
  },
  rollup: {
    positional: [['m', number]],
    named: { along: ['required', hierarchy], node: ['optional', text] },
    gives: sameAs,
  },
  convert: {
    positional: [['x', number]],
    named: { to: ['required', currency], rate: ['required', rate] },
    gives: convertedMoney,
  },
  net_of_vat: {
    positional: [
      ['x', number],
      ['rate', number],
    ],
    gives: withoutTax,
  },
  conversion: {
    positional: [['a -> b', steps]],
    named: { by, within: ['required', interval], calculation: ['optional', word('rate', 'count')] },
    gives: conversionResult,
  },
  retention: {
    positional: [['m', counted]],
    named: { by, after: ['optional', interval] },
    gives: fixed(DOUBLE, PERCENT),
  },
  new: { positional: [['m', counted]], named: { by }, gives: sameAs },
  cohort: {
    positional: [['m', counted]],
    named: {
      by,
      grain: ['required', word('day', 'week', 'month', 'quarter', 'year', 'fiscal_quarter', 'fiscal_year')],
      observed: ['optional', interval],
    },
    gives: sameAs,
  },
  account: {
    positional: [
      ["'6001..6051'", text],
      ['movement', word('movement', 'closing', 'opening')],
    ],
    gives: fixed(AMOUNT, MONEY),
  },
  statement: {
    positional: [
      ["'statement'", text],
      ["'line'", text],
    ],
    gives: statementLine,
  },
};

export function isLaterForm(name: string): boolean {
  return Object.hasOwn(LATER, name);
}

/** Forms that are checked now and evaluated later. */
export function typeLaterForm(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const name = call.name.text;
  const form = LATER[name];
  if (form === undefined) return null;
  const named = Object.entries(form.named ?? {});
  const read = readArguments(typing, call, {
    positional: form.positional.map(([argument]) => argument),
    named: Object.fromEntries(named.map(([argument, [need]]) => [argument, need])),
  });
  if (read === null) return null;
  const parts: (readonly [string, Part | null])[] = form.positional.map(([argument, reader], i) => {
    const node = read.positional[i];
    return [argument, node === undefined ? null : reader(node, context, name)];
  });
  for (const [argument, [, reader]] of named) {
    const node = read.named.get(argument);
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

function convertedMoney({ call, context, metrics, texts }: FormArguments): ReturnType<LaterForm['gives']> {
  const [amount] = metrics;
  if (amount === undefined) return null;
  const unit = unitOf(amount);
  if (unit.kind !== 'money') {
    return refuse(context.typing, call.span, {
      code: 'model/money-wanted',
      params: { name: 'convert', found: formatUnit(unit) },
    });
  }
  const code = texts.get('to:')?.replaceAll("'", '') ?? null;
  const own = context.typing.scope.model.workspace.currency;
  return { type: DOUBLE, unit: { ...unit, currency: code === own ? null : code } };
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

export const LATER_FORM_NAMES: readonly string[] = Object.keys(LATER);
