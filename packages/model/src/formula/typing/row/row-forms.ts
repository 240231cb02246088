import { didYouMean } from '@plumbline/diagnostics';
import type { Hierarchy, Levels, Tree } from '../../../model.ts';
import type { DimensionRef, LiteralExpr, ScalarFunction } from '../../expression.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { BOOLEAN, formatType, TEXT } from '../../value/type-kinds.ts';
import type { TextSpan, ValueType } from '../../value-type.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readText } from '../arguments/read-words.ts';
import { type RowContext, refuse, type Typing } from '../typing-context.ts';

const FORMS: Readonly<Record<string, (call: CallSyntax, context: RowContext) => RowExpr | null>> = {
  under: typeUnder,
};

export const ROW_FORM_NAMES: readonly string[] = Object.keys(FORMS);

export function isRowForm(name: string): boolean {
  return Object.hasOwn(FORMS, name);
}

/** Forms of rows alone. */
export function typeRowForm(call: CallSyntax, context: RowContext): RowExpr | null {
  return FORMS[call.name.text]?.(call, context) ?? null;
}

/** `under(accounts, '50')`: rows of a member and of those below it. */
function typeUnder(call: CallSyntax, { typing }: RowContext): RowExpr | null {
  const read = readArguments(typing, call, { positional: ['hierarchy', "'node'"] });
  const [hierarchyNode, nodeSyntax] = read?.positional ?? [];
  if (hierarchyNode === undefined || nodeSyntax === undefined) return null;
  const hierarchy = readHierarchy(typing, hierarchyNode);
  const node = hierarchy && readNode(typing, hierarchy, nodeSyntax);
  if (hierarchy === null || node === null) return null;
  const { span } = call;
  if (hierarchy.kind === 'levels') return anyLevel(typing, hierarchy, node, span);
  const key = keyOf(hierarchy);
  return { kind: 'under', hierarchy: hierarchy.name, key, node, type: BOOLEAN, span };
}

export function readHierarchy(typing: Typing, node: CallSyntax['args'][number]['value']): Hierarchy | null {
  const name = node.kind === 'name' && node.path.length === 1 ? (node.path[0]?.text ?? null) : null;
  const { hierarchies } = typing.scope.model;
  const found = name === null ? undefined : hierarchies.get(name);
  if (found !== undefined) return found;
  return refuse(typing, node.span, {
    code: 'model/unknown-hierarchy',
    params: { found: name },
    hints: didYouMean(name ?? '', hierarchies.keys()),
  });
}

/** What rows name their member by. */
export function keyOf(tree: Tree): DimensionRef {
  return { kind: 'field', dataset: tree.dataset, field: tree.key, relationship: null };
}

/** A member, written as text whatever the type of its key. */
export function readNode(typing: Typing, hierarchy: Hierarchy, node: Syntax): LiteralExpr | null {
  const type = hierarchy.kind === 'tree' ? keyType(typing, hierarchy) : TEXT;
  const given = node.kind === 'param' ? readParameter(typing, node.name) : undefined;
  if (given === null) return { kind: 'literal', value: null, type, span: node.span };
  const value = given ?? readText(typing, node, hierarchy.name);
  if (value === null) return null;
  const isWhole = type.kind === 'integer' || type.kind === 'bigint';
  if (isWhole && !/^-?\d{1,18}$/.test(value)) {
    const params = { name: hierarchy.name, wanted: 'number', found: formatType(TEXT) } as const;
    return refuse(typing, node.span, { code: 'model/wrong-argument', params });
  }
  return { kind: 'literal', value, type: isWhole ? type : TEXT, span: node.span };
}

/** The value of a parameter as text; null: an attribute of a user that is not known yet. */
function readParameter({ scope: { params } }: Typing, name: string): string | null | undefined {
  const value = params.get(name) ?? params.get(`$${name}`);
  if (value === undefined && name.startsWith('user.')) return null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function keyType(typing: Typing, { dataset, key }: Tree): ValueType {
  return typing.scope.model.datasets.get(dataset)?.fields.get(key)?.type ?? TEXT;
}

/**
 * A member of some level: the row has it on that level. A path may lack levels in between (`toys > doll`, without a series):
 * such a row is under no series. A row without any level is of no member, and so unknown.
 */
export function anyLevel(typing: Typing, { levels }: Levels, node: LiteralExpr, span: TextSpan): RowExpr {
  const fields = levels.map((ref): RowExpr => {
    const type = typing.scope.model.datasets.get(ref.dataset)?.fields.get(ref.field)?.type ?? TEXT;
    return { kind: 'field', ref, type, unit: { kind: 'text' }, span };
  });
  const truth = { type: BOOLEAN, unit: { kind: 'any' }, span } as const;
  const call = (fn: ScalarFunction, args: readonly RowExpr[]): RowExpr => {
    return { kind: 'call', fn, args, option: null, ...truth };
  };
  const some = (tests: readonly RowExpr[]) => tests.reduce((left, right) => call('or', [left, right]));
  const has = some(fields.map((field) => call('eq', [field, node])));
  const when = some(fields.map((field) => call('is_not_null', [field])));
  const none: RowExpr = { kind: 'literal', value: false, type: BOOLEAN, span };
  const known: RowExpr = { kind: 'case', whens: [{ when, then: none }], otherwise: null, ...truth };
  return levels.length > 1 ? call('coalesce', [has, known]) : has;
}
