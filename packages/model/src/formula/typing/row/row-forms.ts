import { didYouMean } from '@plumbline/diagnostics';
import type { RowExpr } from '../../expression.ts';
import { formatRow } from '../../format-formula.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { BOOLEAN, DOUBLE } from '../../value/type-kinds.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readText } from '../arguments/read-words.ts';
import { checkClass } from '../scalar/level.ts';
import { type RowContext, refuse, type Typing } from '../typing-context.ts';
import { netOfVatUnit } from './tax-unit.ts';

const FORMS: Readonly<Record<string, (call: CallSyntax, context: RowContext) => RowExpr | null>> = {
  under: typeUnder,
  net_of_vat: typeNetOfVat,
};

export const ROW_FORM_NAMES: readonly string[] = Object.keys(FORMS);

export function isRowForm(name: string): boolean {
  return Object.hasOwn(FORMS, name);
}

/** Row-level forms that are checked now and evaluated later. */
export function typeRowForm(call: CallSyntax, context: RowContext): RowExpr | null {
  return FORMS[call.name.text]?.(call, context) ?? null;
}

/** `under(accounts, '50')`: postings below a node. */
function typeUnder(call: CallSyntax, { typing }: RowContext): RowExpr | null {
  const read = readArguments(typing, call, { positional: ['hierarchy', "'node'"] });
  const [hierarchyNode, node] = read?.positional ?? [];
  if (hierarchyNode === undefined || node === undefined) return null;
  const hierarchy = readHierarchy(typing, hierarchyNode);
  const value = readText(typing, node, 'under');
  if (hierarchy === null || value === null) return null;
  const text = `under(${hierarchy}, '${value.replaceAll("'", "''")}')`;
  return {
    kind: 'later',
    form: 'under',
    text,
    metrics: [],
    rows: [],
    type: BOOLEAN,
    unit: { kind: 'any' },
    span: call.span,
  };
}

export function readHierarchy(typing: Typing, node: CallSyntax['args'][number]['value']): string | null {
  const name = node.kind === 'name' && node.path.length === 1 ? (node.path[0]?.text ?? null) : null;
  const { hierarchies } = typing.scope;
  if (name !== null && (hierarchies === undefined || hierarchies.has(name))) return name;
  return refuse(typing, node.span, {
    code: 'model/unknown-hierarchy',
    params: { found: name },
    hints: didYouMean(name ?? '', hierarchies ?? []),
  });
}

function typeNetOfVat(call: CallSyntax, context: RowContext): RowExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, { positional: ['1', 'rate'] });
  const [amountNode, rateNode] = read?.positional ?? [];
  if (amountNode === undefined || rateNode === undefined) return null;
  const amount = typing.typeRow(amountNode, context);
  const rate = typing.typeRow(rateNode, context);
  if (amount === null || rate === null || !checkClass(typing, rate, 'number', 'net_of_vat')) return null;
  const unit = netOfVatUnit(typing, amount, unitOf(amount));
  if (unit === null) return null;
  const text = `net_of_vat(${formatRow(amount)}, ${formatRow(rate)})`;
  return {
    kind: 'later',
    form: 'net_of_vat',
    text,
    metrics: [],
    rows: [amount, rate],
    type: DOUBLE,
    unit,
    span: call.span,
  };
}
