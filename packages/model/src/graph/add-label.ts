import type { LabelTarget } from '../formula/formula-scope.ts';
import type { Text } from '../model.ts';

/** What carries a label, by label. */
export type Labels = Map<string, LabelTarget[]>;

/** Puts what carries a label under both languages. */
export function addLabel(labels: Labels, label: Text, target: LabelTarget): void {
  for (const text of new Set([label.zh.trim(), label.en.trim()])) {
    const list = labels.get(text);
    if (list === undefined) labels.set(text, [target]);
    else list.push(target);
  }
}
