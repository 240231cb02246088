import { didYouMean } from '@plumbline/diagnostics';
import type { LabelTarget } from '../formula-scope.ts';
import { oneOf } from '../hints.ts';
import type { LabelSyntax } from '../read/syntax.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';

/** What a label stands for among the kinds that fit its place; reports when it is none or several. */
export function findLabel(
  typing: Typing,
  node: LabelSyntax,
  kinds: readonly LabelTarget['kind'][],
): LabelTarget | null {
  const { text: label, span } = node;
  const all = typing.scope.labels.get(label) ?? [];
  const fitting = all.filter((target) => kinds.includes(target.kind));
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const names = fitting.map((target) => target.name);
    return refuse(typing, span, {
      code: 'model/ambiguous-label',
      params: { label, names },
      hints: [oneOf(names)],
    });
  }
  const [other] = all;
  if (other === undefined) return refuseLabel(typing, node);
  const { kind, name } = other;
  return refuse(typing, span, { code: 'model/label-of-other-kind', params: { label, kind, name } });
}

export function refuseLabel(typing: Typing, { text, span }: LabelSyntax): null {
  const known = [...typing.scope.labels.keys()].map((label) => `[${label}]`);
  const hints = didYouMean(`[${text}]`, known);
  return refuse(typing, span, { code: 'model/unknown-label', params: { label: text }, hints });
}
