import { didYouMean } from '@plumbline/diagnostics';
import type { LaterOf, LiteralExpr } from '../../expression.ts';
import type { Syntax } from '../../read/syntax.ts';
import { NULL } from '../../value/type-kinds.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { typeParameter } from './type-literal.ts';

type ParameterSyntax = Extract<Syntax, { kind: 'param' }>;

/** A parameter of the query; `$user.…` is known only when somebody asks. */
export function typeParameterNode(typing: Typing, node: ParameterSyntax): LiteralExpr | LaterOf | null {
  const { params } = typing.scope;
  const key = [node.name, `$${node.name}`].find((name) => params.has(name));
  const { span } = node;
  if (key === undefined) {
    if (!node.name.startsWith('user.')) return refuseParameter(typing, node);
    return {
      kind: 'later',
      form: '$user',
      text: `$${node.name}`,
      metrics: [],
      rows: [],
      type: NULL,
      unit: { kind: 'any' },
      span,
    };
  }
  const value = params.get(key) ?? null;
  if (typeof value === 'object' && value !== null) {
    return refuse(typing, span, { code: 'model/list-outside-in', params: { name: `$${node.name}` } });
  }
  return typeParameter(value, span) ?? refuseParameter(typing, node);
}

function refuseParameter(typing: Typing, node: ParameterSyntax): null {
  const known = [...typing.scope.params.keys()].map((name) => (name.startsWith('$') ? name : `$${name}`));
  const name = `$${node.name}`;
  return refuse(typing, node.span, {
    code: 'model/unknown-parameter',
    params: { name },
    hints: didYouMean(name, known),
  });
}
