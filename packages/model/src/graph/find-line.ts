import type { Model, Statement, StatementLine, Text } from '../model.ts';

/** The statement of a name, or of a label in either language. */
export function findStatement({ statements }: Pick<Model, 'statements'>, text: string): Statement | null {
  return statements.get(text) ?? [...statements.values()].find(({ label }) => isCalled(label, text)) ?? null;
}

/** The line of a name, or of a label in either language. */
export function findLine({ lines }: Statement, text: string): StatementLine | null {
  return lines.find(({ name }) => name === text) ?? lines.find(({ label }) => isCalled(label, text)) ?? null;
}

function isCalled({ zh, en }: Text, text: string): boolean {
  return zh === text || en === text;
}
