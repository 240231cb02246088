import type { Statement } from '../../model.ts';
import type { DefinitionOf } from '../../workspace/schema/definition-lists.ts';

/** A statement as written: whether its lines can be computed is not known yet. */
export function draftStatement(value: DefinitionOf<'statements'>): Statement {
  const { name } = value;
  const lines = new Map(
    value.lines.toReversed().map((line) => [
      line.name,
      {
        name: line.name,
        label: line.label ?? { zh: line.name, en: line.name },
        description: line.description ?? null,
        metric: `${name}.${line.name}`,
      },
    ]),
  );
  return {
    name,
    label: value.label ?? { zh: name, en: name },
    description: value.description ?? null,
    lines: [...lines.values()].toReversed(),
  };
}
