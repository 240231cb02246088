import {
  type Answer,
  fullHeading,
  type MetricResult,
  type NoteCode,
  type ResultWarning,
  rangeName,
} from '@plumbline/center';
import { FIGURE_MARKS } from '@plumbline/diagnostics';
import type { Words } from '../words.ts';

/** Beside a figure that series are not in, which nothing else about it tells. */
export const LEFT_OUT_MARK = '‡';

/** Definitions, dates compared, unfinished periods, notes and warnings, one line each. */
export function answerNotes(
  answer: Answer & { readonly result: MetricResult },
  words: Words,
): readonly string[] {
  const { result, definitions } = answer;
  return [
    ...definitions.map((d) => {
      const column = result.columns.find(({ name }) => name === d.name);
      const currency = column?.currency;
      const marks = (column?.marks ?? []).map((mark) => ` · ${FIGURE_MARKS[mark][words.locale]}`).join('');
      const company = column?.scope === 'company' ? ` · ${words.ofCompany}` : '';
      const basis = d.basis === null ? '' : `  ${words.basis(d.basis[words.locale])}`;
      const money = currency === undefined ? '' : ` [${currency}]`;
      return `${d.label[words.locale]}${money}${marks}${company} = ${d.readable[words.locale]}${basis}`;
    }),
    ...rangeLines(result, words),
    ...partialLines(result, words),
    ...rateLines(result, words),
    ...noteLines(result, words),
    ...warningLines(result, words),
  ];
}

function rangeLines(result: MetricResult, words: Words): readonly string[] {
  return Object.entries(result.ranges).map(([name, [from, to]]) => {
    const days = `${from ?? '…'} – ${to ?? '…'}`;
    return `${rangeName(name, words.locale)}${words.colon}${days}`;
  });
}

function partialLines(result: MetricResult, words: Words): readonly string[] {
  const { partial, partial_periods, edge } = result.meta;
  if (!partial) return [];
  const edges = Object.entries(edge).flatMap(([dataset, day]) => (day === null ? [] : [`${dataset} ${day}`]));
  const mark = partial_periods.length > 0 ? '* ' : '';
  return [`${mark}${words.partial}${words.colon}${edges.join(', ')}`];
}

/** Which rates amounts were converted at, and of which days. */
function rateLines({ meta }: MetricResult, words: Words): readonly string[] {
  return (meta.rates ?? []).map(({ from, to, rate, way, days: [first, last] }) => {
    const days = first === last ? first : `${first} – ${last}`;
    return `${from} → ${to}${words.colon}${words.rates[rate]}${words.comma}${words.rates[way]}${words.comma}${days}`;
  });
}

function noteLines(result: MetricResult, words: Words): readonly string[] {
  const codes = new Map<Exclude<NoteCode, 'span/left-out'>, Set<string>>();
  const namesOf = (columns: Iterable<string>) =>
    [...columns].map((name) => fullHeading(name, result.columns, words.locale)).join(words.comma);
  const leftOut = new Map<string, Set<string>>();
  for (const { code, column, terms = '' } of result.notes) {
    if (code === 'span/left-out')
      leftOut.set(column, new Set([...(leftOut.get(column) ?? []), ...terms.split(', ')]));
    else codes.set(code, (codes.get(code) ?? new Set()).add(column));
  }
  return [
    ...[...codes].map(([code, columns]) => `† ${namesOf(columns)}${words.colon}${words.notes[code]}`),
    ...[...leftOut].map(
      ([column, parts]) => `${LEFT_OUT_MARK} ${namesOf([column])}${words.colon}${words.leftOut([...parts])}`,
    ),
  ];
}

const SHOWN_OF_A_KIND = 3;

function warningLines({ meta }: MetricResult, words: Words): readonly string[] {
  const kinds = new Map<string, ResultWarning[]>();
  for (const warning of meta.warnings) kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), warning]);
  const part = meta.scope === 'partial' ? [`! ${words.partOfRows}`] : [];
  const found = [...kinds.values()].flatMap((warnings) => {
    const shown = warnings.slice(0, SHOWN_OF_A_KIND).map((warning) => `! ${warningText(warning, words)}`);
    const rest = warnings.length - SHOWN_OF_A_KIND;
    return rest > 0 ? [...shown, `! ${words.more(rest)}`] : shown;
  });
  return [...part, ...found];
}

function warningText({ code, params }: ResultWarning, words: Words): string {
  return words.warnings[code](params);
}
