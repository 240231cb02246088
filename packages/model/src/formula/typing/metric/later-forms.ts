import type { FormulaScope } from '../../formula-scope.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { BOOLEAN } from '../../value/type-kinds.ts';
import type { Unit, ValueType } from '../../value-type.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { MetricContext } from '../typing-context.ts';
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

const LATER: Readonly<Record<string, LaterForm>> = {
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

export function laterFormNames(scope: FormulaScope): readonly string[] {
  return Object.keys(LATER).filter((name) => isLaterForm(name, scope));
}
