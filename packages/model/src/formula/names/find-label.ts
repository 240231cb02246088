import type { LabelTarget } from '../formula-scope.ts';
import { didYouMean, oneOf } from '../hints.ts';
import type { LabelSyntax } from '../read/syntax.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';

/** What a label stands for among the kinds that fit its place; reports when it is none or several. */
export function findLabel(
  typing: Typing,
  label: LabelSyntax,
  kinds: readonly LabelTarget['kind'][],
): LabelTarget | null {
  const { labels } = typing.scope;
  const all = labels.get(label.text) ?? [];
  const fitting = all.filter((target) => kinds.includes(target.kind));
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const names = fitting.map((target) => target.name);
    return refuse(typing, label.span, {
      code: 'model/ambiguous-label',
      params: { label: label.text, names },
      hints: [oneOf(names)],
    });
  }
  const other = all[0];
  if (other !== undefined) {
    return refuse(typing, label.span, {
      code: 'model/label-of-other-kind',
      params: { label: label.text, kind: other.kind, name: other.name },
    });
  }
  const near = [...labels.keys()].map((text) => `[${text}]`);
  return refuse(typing, label.span, {
    code: 'model/unknown-label',
    params: { label: label.text },
    hints: didYouMean(`[${label.text}]`, near),
  });
}
