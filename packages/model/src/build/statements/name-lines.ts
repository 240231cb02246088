import { linesIn } from '../../formula/lines-in.ts';
import { namesIn } from '../../formula/names-in.ts';
import { findLine, findStatement } from '../../graph/find-line.ts';
import type { Model } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DefinitionOf } from '../../workspace/schema/definition-lists.ts';
import type { Building, Mention } from '../building.ts';
import { duplicateName } from '../duplicate-name.ts';

export type StatementDefinition = DefinitionOf<'statements'>;
export type LineDefinition = StatementDefinition['lines'][number];

/** A line, or the amount that the lines of nodes add up, among the metrics that are ordered and typed. */
export interface NamedLine {
  readonly statement: Defined<StatementDefinition>;
  /** Null for the amount. */
  readonly line: LineDefinition | null;
  readonly mention: Mention;
  /** Names and labels of the lines of its statement that it sees, with the name of each. */
  readonly named: ReadonlyMap<string, string>;
}

/** As it is written; no line can be called so. */
export const AMOUNT = 'amount:';

/** Lines by `statement.line`; the second of two with one name is reported and left out. */
export function nameLines(building: Building): ReadonlyMap<string, NamedLine> {
  const found = new Map<string, NamedLine>();
  for (const statement of building.named.statements.values()) {
    const { value, origin } = statement;
    const named = namesOfLines(value);
    if (value.amount !== undefined) {
      const mention = { origin, path: ['amount'] };
      found.set(`${value.name}.${AMOUNT}`, { statement, line: null, mention, named: new Map() });
    }
    for (const [i, line] of value.lines.entries()) {
      const at = (key: string): Mention => ({ origin, path: ['lines', i, key] });
      const key = `${value.name}.${line.name}`;
      if (found.has(key)) {
        const kinds = { kind: 'line', other: 'line' } as const;
        building.diagnostics.push(duplicateName(at('name'), line.name, kinds));
        continue;
      }
      const mention = at(line.formula === undefined ? 'node' : 'formula');
      found.set(key, { statement, line, mention, named: seenBy(building, line, named) });
    }
  }
  return found;
}

function namesOfLines({ lines }: StatementDefinition): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { name, label } of lines) {
    for (const text of [name, label?.zh.trim(), label?.en.trim()])
      if (text !== undefined && !named.has(text)) named.set(text, name);
  }
  return named;
}

/** A line may be named after the metric it shows: in its own formula the name is the metric's. */
function seenBy(
  { named: { metrics } }: Building,
  { name }: LineDefinition,
  named: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return metrics.has(name) ? new Map([...named].filter(([, line]) => line !== name)) : named;
}

/** Lines that the formula of a line names as it names metrics. */
export function linesNamedBy({ line, statement, named }: NamedLine): readonly string[] {
  const { name } = statement.value;
  const found = namesIn(line?.formula ?? '').flatMap(({ text }) => named.get(text) ?? []);
  const amount = line?.node === undefined ? [] : [AMOUNT];
  return [...found, ...amount].map((needed) => `${name}.${needed}`);
}

/** The first of them that was left out after an error. */
export function brokenLineCalled(
  { broken }: Building,
  formula: string,
  model: Pick<Model, 'statements'>,
): string | null {
  return linesCalledBy(formula, model).find((line) => broken.has(`metric ${line}`)) ?? null;
}

/** Lines that a formula names by `statement('…', '…')`. */
export function linesCalledBy(formula: string, model: Pick<Model, 'statements'>): readonly string[] {
  return linesIn(formula).flatMap((called) => {
    const statement = findStatement(model, called.statement);
    const line = statement && findLine(statement, called.line);
    return line === null ? [] : [line.metric];
  });
}
