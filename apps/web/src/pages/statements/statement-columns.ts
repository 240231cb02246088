import type { Wire } from '@plumbline/client';
import { type Cell, cellOf, type Result } from '../../api/answer.ts';
import type { FrameState } from '../../frame/search.ts';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { firstMonthOf, periodText, shiftMonth, shortMonth, spanText, yearOf } from '../../reading/period.ts';
import type { Locale, Words } from '../../words/catalogs.ts';
import type { Statement } from './line-levels.ts';

export type StatementView = 'sheet' | 'months';
type Question = Wire<'MetricQuery'>;

/** A column of the statement: where its cells stand in the answers. */
export interface StatementColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: 'amount' | 'change' | 'percent';
  readonly read: (answers: readonly Result[], metric: string) => Cell;
  readonly isMain?: boolean;
}

export interface ColumnGroup {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly StatementColumn[];
}

export interface StatementAsk {
  readonly questions: readonly Question[];
  readonly groups: (answers: readonly Result[]) => readonly ColumnGroup[];
}

type Frame = Pick<FrameState, 'period' | 'month' | 'grain' | 'toDate' | 'compare'>;
interface Speech {
  readonly locale: Locale;
  readonly words: Words;
}

/** Balances stand at a day; all else adds up over the year. */
export function isBalance({ lines }: Pick<Statement, 'lines'>): boolean {
  return lines.every(({ kind }) => kind === 'stock');
}

export function statementAsk(
  statement: Statement,
  { view, frame, speech }: { readonly view: StatementView; readonly frame: Frame; readonly speech: Speech },
): StatementAsk {
  const metrics = statement.lines.map(({ metric }) => metric);
  if (view === 'months') return monthsAsk(metrics, { frame, speech, isBalance: isBalance(statement) });
  return isBalance(statement) ? balanceAsk(metrics, frame, speech) : flowAsk(metrics, frame, speech);
}

function flowAsk(metrics: string[], frame: Frame, speech: Speech): StatementAsk {
  const { period, toDate, compare, month } = frame;
  const { statements: text } = speech.words;
  return {
    questions: [
      { metrics, period, compare: [compare] },
      { metrics, period: toDate, compare: ['year_ago'] },
    ],
    groups: () => [
      {
        key: 'period',
        label: periodText(period, speech.locale),
        columns: comparedColumns({ at: 0, by: compare, first: text.amount }, frame, speech),
      },
      {
        key: 'year',
        label: text.sinceJanuary(spanText(month, speech.locale)),
        columns: comparedColumns({ at: 1, by: 'year_ago', first: text.amount }, frame, speech),
      },
    ],
  };
}

function balanceAsk(metrics: string[], frame: Frame, speech: Speech): StatementAsk {
  const { period, compare } = frame;
  const { statements: text } = speech.words;
  const lastYear = shiftMonth(firstMonthOf(yearOf(period)), -1);
  return {
    questions: [{ metrics, period, compare: [compare, { fixed: lastYear }] }],
    groups: () => [
      {
        key: 'end',
        label: text.atEnd(periodText(period, speech.locale)),
        columns: comparedColumns({ at: 0, by: compare, first: text.balance }, frame, speech),
      },
      {
        key: 'start',
        label: text.againstYearStart,
        columns: [
          column(0, FIXED, { key: 'start', label: text.yearStart, kind: 'amount' }),
          column(0, `${FIXED}_change`, { key: 'start-change', label: text.change, kind: 'change' }),
          column(0, `${FIXED}_pct`, { key: 'start-percent', label: '%', kind: 'percent' }),
        ],
      },
    ],
  };
}

function comparedColumns(
  { at, by, first }: { readonly at: number; readonly by: Frame['compare']; readonly first: string },
  { grain }: Frame,
  { words }: Speech,
): readonly StatementColumn[] {
  const { statements: text } = words;
  const base = by === 'year_ago' ? text.base.year_ago : text.base.previous[grain];
  return [
    { ...column(at, '', { key: `${at} amount`, label: first, kind: 'amount' }), isMain: true },
    column(at, `__${by}`, { key: `${at} base`, label: base, kind: 'amount' }),
    column(at, `__${by}_change`, { key: `${at} change`, label: text.change, kind: 'change' }),
    column(at, `__${by}_pct`, { key: `${at} percent`, label: text.percent[by], kind: 'percent' }),
  ];
}

/** Stands for the name that the answer gives to the fixed comparison. */
const FIXED = '__fixed';

function fixedIn({ columns }: Result, metric: string): string {
  const found = columns.find(({ name, of }) => of === metric && name.startsWith(`${metric}${FIXED}`));
  return found === undefined ? FIXED : found.name.slice(metric.length).replace(/_(change|pct)$/, '');
}

function column(
  at: number,
  suffix: string,
  head: Pick<StatementColumn, 'key' | 'label' | 'kind'>,
): StatementColumn {
  return {
    ...head,
    read: (answers, metric) => {
      const answer = answers[at];
      return answer === undefined
        ? null
        : cellOf(answer, 0, `${metric}${suffix.replace(FIXED, fixedIn(answer, metric))}`);
    },
  };
}

/** The months of the year as columns; what adds up has its sum so far at the end. */
function monthsAsk(
  metrics: string[],
  {
    frame,
    speech,
    isBalance: hasNoSum,
  }: { readonly frame: Frame; readonly speech: Speech; readonly isBalance: boolean },
): StatementAsk {
  const { toDate, month } = frame;
  const { locale, words } = speech;
  return {
    questions: [
      { metrics, by: ['month'], period: toDate },
      ...(hasNoSum ? [] : [{ metrics, period: toDate }]),
    ],
    groups: ([answer]) => {
      const columns = (answer?.rows ?? []).map(
        ([member], row): StatementColumn => ({
          key: String(member),
          label: shortMonth(monthOfDay(String(member)), locale),
          kind: 'amount',
          read: ([first], metric) => (first === undefined ? null : cellOf(first, row, metric)),
          isMain: monthOfDay(String(member)) === month,
        }),
      );
      const sum = column(1, '', { key: 'sum', label: spanText(month, locale), kind: 'amount' });
      return [
        {
          key: 'months',
          label: periodText(yearOf(month), locale),
          columns,
        },
        ...(hasNoSum
          ? []
          : [{ key: 'sum', label: words.statements.total, columns: [{ ...sum, isMain: true }] }]),
      ];
    },
  };
}
