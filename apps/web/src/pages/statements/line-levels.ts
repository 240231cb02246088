import type { Wire } from '@plumbline/client';

export type Statement = Wire<'StatementList'>['statements'][number];
export type Line = Statement['lines'][number];

export interface LineLevel {
  readonly line: Line;
  /** How far its name stands to the right: 0, 1 or 2. */
  readonly depth: number;
  /** A result or a total of the form. */
  readonly isTotal: boolean;
  /** Lines of the statement that its formula names. */
  readonly parts: readonly Line[];
}

/** `一、营业收入`: a numbered line of an official form. */
const NUMBERED = /^[一二三四五六七八九十]+、/;
/** `减：营业成本`, `加：其他收益`: the first of the lines that are taken off or added. */
const STEP = /^(其中|减|加)[：:]/;

/** Where each line of an official form stands: results and totals at the left, what they are made of below them. */
export function lineLevels({ lines }: Pick<Statement, 'lines'>): readonly LineLevel[] {
  const hasSteps = lines.some(({ label }) => STEP.test(label.zh));
  return lines.map((line) => {
    const parts = partsOf(line, lines);
    const isTotal = parts.length > 0 || NUMBERED.test(line.label.zh);
    const depth = isTotal ? 0 : hasSteps && !STEP.test(line.label.zh) ? 2 : 1;
    return { line, depth, isTotal, parts };
  });
}

function partsOf({ formula, name }: Line, lines: readonly Line[]): readonly Line[] {
  const words = new Set(formula.replace(/'[^']*'/g, '').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return words.has('account') ? [] : lines.filter((other) => other.name !== name && words.has(other.name));
}
