import type { DimensionRef } from '../../expression.ts';
import { fieldsIn } from '../../fields-in.ts';
import { formatDimension } from '../../format-formula.ts';
import { oneOf, writeInstead } from '../../hints.ts';
import { canReach, homesOf } from '../../names/reach.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { refuse, type Typing } from '../typing-context.ts';

/** The dataset whose rows an aggregate runs over: the one named inside from which all others are reached. */
export function baseDataset(typing: Typing, arg: RowExpr, call: CallSyntax): string | null {
  const { model } = typing.scope;
  const refs = fieldsIn(arg);
  const explicit = new Set(refs.filter((ref) => ref.kind === 'field').flatMap((ref) => homesOf(model, ref)));
  const named = explicit.size > 0 ? explicit : new Set(refs.flatMap((ref) => homesOf(model, ref)));
  const name = call.name.text;
  if (named.size === 0) {
    const hints = [writeInstead(name === 'count' ? 'count(orders)' : `${name}(orders.amount)`, false)];
    return refuse(typing, call.span, { code: 'model/aggregate-without-field', params: { name }, hints });
  }
  const bases = [...named].filter((dataset) => refs.every((ref) => canReach(model, dataset, ref)));
  const [first, second] = bases;
  if (first !== undefined && second === undefined) return first;
  const datasets = [...named];
  if (bases.length === 0) {
    return refuse(typing, call.span, {
      code: 'model/no-common-dataset',
      params: { fields: refs.map(formatDimension) },
    });
  }
  const hints = refs.flatMap((ref) => listedFields(typing, ref));
  return refuse(typing, call.span, {
    code: 'model/ambiguous-dataset',
    params: { name, datasets },
    hints: hints.length === 0 ? [] : [oneOf(hints)],
  });
}

function listedFields(typing: Typing, ref: DimensionRef): readonly string[] {
  if (ref.kind !== 'conformed') return [];
  return (
    typing.scope.model.dimensions.get(ref.name)?.fields.map((field) => `${field.dataset}.${field.field}`) ??
    []
  );
}
