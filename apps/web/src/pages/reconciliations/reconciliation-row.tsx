import type { Wire } from '@plumbline/client';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { MetricEntry } from '../../api/answer.ts';
import { keepFrame } from '../../frame/search.ts';
import { useClock } from '../../frame/use-clock.ts';
import { failureText } from '../../parts/failure.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import { differingId } from './differing-cells.tsx';
import { figureText, unitWordOf } from './figure-text.ts';
import { type Verdict, verdictOf } from './verdict-of.ts';

type Result = Wire<'Reconciled'>;

interface Row {
  readonly reconciliation: Result['reconciliation'];
  readonly metrics: ReadonlyMap<string, MetricEntry>;
  readonly result: Result | undefined;
  readonly error: Error | null;
  readonly isRunning: boolean;
  /** When it was asked, in milliseconds. */
  readonly at: number;
  readonly again: () => void;
  /** The cells that differ stand below, and are led to. */
  readonly isDetailed: boolean;
}

const MARKS = { agrees: 'good', within: 'good', differs: 'behind', empty: 'none' } as const;

/** One pair of figures with what came of it, as high while it is waited for. */
export function ReconciliationRow(props: Row) {
  const { locale, words } = useLanguage();
  const { reconciliation, metrics, result, error, isRunning, again } = props;
  const { name, label, description, left, right, tolerance } = reconciliation;
  const { reconciliations: text } = words;
  const verdict = result === undefined ? undefined : verdictOf(result);
  const figures = result?.total.slice(-3) ?? [];
  return (
    <tbody data-reconciliation={name} data-verdict={verdict}>
      <tr>
        <th scope="row">
          <b>{label[locale]}</b>
          {description === null ? null : <small className="note">{description[locale]}</small>}
        </th>
        {[left, right].map((side, i) => (
          <td
            key={i === 0 ? 'left' : 'right'}
            className="number"
            data-label={i === 0 ? text.left : text.right}
          >
            <Figure value={figures[i]} result={result} column={side} />
            <Link className="quiet" to="/app/metrics/$name" params={{ name: side }} search={keepFrame}>
              {metrics.get(side)?.label[locale] ?? side}
            </Link>
          </td>
        ))}
        <td className={`number ${verdict === 'differs' ? 'bad' : ''}`} data-label={text.difference}>
          <Figure value={figures[2]} result={result} column="difference" />
        </td>
        <td data-label={text.tolerance}>{tolerance ?? text.exact}</td>
        <td data-label={text.result}>
          <div className="reconciliation-result">
            {error !== null ? (
              <span className="refused">{failureText(error, words, locale)}</span>
            ) : result === undefined || verdict === undefined ? (
              <span className="reconciliation-waiting" />
            ) : (
              <Outcome {...props} result={result} verdict={verdict} />
            )}
          </div>
        </td>
        <td className="reconciliation-doing">
          <Button
            size="small"
            loading={isRunning}
            aria-label={text.againNamed(label[locale])}
            onClick={again}
          >
            {text.again}
          </Button>
          <Link
            className="quiet"
            to="/app/explore"
            aria-label={text.exploreNamed(label[locale])}
            search={(now) => ({
              ...keepFrame(now),
              metrics: `${left},${right}`,
              rows: reconciliation.by.join(','),
            })}
          >
            {text.explore}
          </Link>
        </td>
      </tr>
    </tbody>
  );
}

function Outcome(props: Row & { readonly result: Result; readonly verdict: Verdict }) {
  const { result, verdict, at, isDetailed, reconciliation } = props;
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { reconciliations: text } = words;
  const { cells, rows } = result;
  const counted = text.cells[verdict](cells, rows.length);
  const notes = [keysText(result, words, locale), ...daysText(result, words)].filter((note) => note !== '');
  return (
    <>
      <span className={`reconciliation-verdict ${MARKS[verdict]}`}>
        <StatusMark status={MARKS[verdict]} /> {text.states[verdict]}
      </span>
      <small className="note reconciliation-notes">
        {isDetailed ? (
          <Link to="." search={(now) => now} hash={differingId(reconciliation.name)}>
            {counted}
          </Link>
        ) : (
          <span>{counted}</span>
        )}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </small>
      <small className="note">{text.at(clock.moment(new Date(at).toISOString()))}</small>
    </>
  );
}

function keysText({ columns }: Result, { reconciliations, explore }: Words, locale: 'zh' | 'en'): string {
  const keys = columns.filter(({ role }) => role === 'time' || role === 'dimension');
  const names = keys.map(({ label, name }) => explore.within(label?.[locale] ?? name));
  return names.length === 0 ? '' : reconciliations.by(names.join(explore.comma));
}

/** The days compared where they are not the whole period, and up to when the earlier side is known. */
function daysText({ ranges, meta }: Result, { reconciliations }: Words): readonly string[] {
  const [from, to] = ranges.current ?? [null, null];
  if (from === null || to === null) return [];
  const known = Object.values(meta.edge).flatMap((day) => (day === null ? [] : [day.slice(0, 10)]));
  const first = known.sort()[0];
  return [
    ...(meta.partial ? [reconciliations.range(from, to)] : []),
    ...(first !== undefined && first < to ? [reconciliations.known(first)] : []),
  ];
}

function Figure(props: {
  readonly value: Result['total'][number] | undefined;
  readonly result: Result | undefined;
  readonly column: string;
}) {
  const { value, result, column } = props;
  const { locale } = useLanguage();
  if (result === undefined) return <span className="reconciliation-waiting" />;
  const unit = value === null || value === undefined ? '' : unitWordOf(result, column, locale);
  return (
    <span className="reconciliation-figure" data-part={column} data-exact={value ?? ''}>
      {figureText(result, column, value)}
      {unit === '' ? null : <small> {unit}</small>}
    </span>
  );
}
