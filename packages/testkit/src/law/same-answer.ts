import type { Answer, Answered } from '../answerer/answerer.ts';
import { isSameCell } from '../case/same-cell.ts';
import { keyNames, otherLines, totalLines } from './lines.ts';
import { differingLines } from './same-lines.ts';

/** Everything in which two answers to one query differ. Rows are compared in order, total and others rows by key. */
export function answerDifferences(expected: Answer, actual: Answer): readonly string[] {
  if (expected.kind === 'refused' || actual.kind === 'refused') return refusals(expected, actual);
  const [a, b] = [expected.result, actual.result];
  const names = (result: Answered) => result.columns.map((column) => column.name).join(', ');
  if (names(a) !== names(b)) return [`columns: ${names(a)} / ${names(b)}`];
  return [...rows(a, b), ...sections(a, b), ...partial(a, b), ...leftOut(a, b)];
}

/** Whom a figure leaves out is a part of what it is: each such note of one side has its like on the other. */
function leftOut(a: Answered, b: Answered): readonly string[] {
  const [expected, actual] = [leftOutIn(a), leftOutIn(b)];
  return [
    ...expected.filter((note) => !actual.includes(note)).map((note) => `missing note: ${note}`),
    ...actual.filter((note) => !expected.includes(note)).map((note) => `unexpected note: ${note}`),
  ];
}

/** Total and others rows by their keys: their order is nobody's to say. */
function leftOutIn(result: Answered): readonly string[] {
  const { notes, totals = [], others = [] } = result;
  const keysOf = (row: Answered['rows'][number] | undefined) =>
    keyNames(result).map((name) => row?.[result.columns.findIndex((column) => column.name === name)] ?? null);
  return notes.flatMap(({ code, column, terms, row, total, other }) => {
    if (code !== 'span/left-out') return [];
    const section = total === undefined ? others[other ?? -1] : totals[total];
    const place = row === undefined ? [section?.by, keysOf(section?.row)] : [row];
    return [`${column} ${terms} ${other === undefined ? '' : 'others '}${JSON.stringify(place)}`];
  });
}

/** Under a grain, and by age, an answer without rows has no member that could be partial. */
function partial({ columns, meta: a }: Answered, { meta: b }: Answered): readonly string[] {
  const hasMembers = columns.some(({ role, name }) => role === 'time' || name === 'age');
  const isSaid = a.partial !== undefined && b.partial !== undefined && !hasMembers;
  return isSaid && a.partial !== b.partial ? [`partial: ${a.partial} / ${b.partial}`] : [];
}

function refusals(expected: Answer, actual: Answer): readonly string[] {
  const word = (answer: Answer) =>
    answer.kind === 'refused' ? `refused ${answer.codes.join(', ')}` : 'answered';
  return expected.kind === actual.kind ? [] : [`${word(expected)} / ${word(actual)}`];
}

function rows(a: Answered, b: Answered): readonly string[] {
  const text = (row: readonly unknown[] | undefined) => (row ? row.map(String).join(' | ') : 'no row');
  const count = Math.max(a.rows.length, b.rows.length);
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const [x, y] = [a.rows[i], b.rows[i]];
    const isSame = x && y && a.columns.every(({ type }, c) => isSameCell(x[c] ?? null, y[c] ?? null, type));
    return isSame ? [] : [`row ${i}: ${text(x)} / ${text(y)}`];
  });
}

function sections(a: Answered, b: Answered): readonly string[] {
  const groupings = (result: Answered, name: 'totals' | 'others') => (result[name] ?? []).map(({ by }) => by);
  const values = a.columns.filter(({ name }) => !keyNames(a).includes(name));
  return (['totals', 'others'] as const).flatMap((name) => {
    const lines = name === 'totals' ? totalLines : otherLines;
    const all = new Map([...groupings(a, name), ...groupings(b, name)].map((by) => [by.join(), by]));
    return [...all.values()].flatMap((by) => {
      const { differing, missing, extra } = differingLines(lines(a, by), lines(b, by), values);
      const at = `${name} by ${by.join() || '()'}`;
      return [
        ...differing.map((text) => `${at} ${text}`),
        ...missing.map((key) => `${at} ${key}: missing`),
        ...extra.map((key) => `${at} ${key}: unexpected`),
      ];
    });
  });
}
