import { Link } from '@tanstack/react-router';
import { useTimezone } from '../../frame/use-timezone.ts';
import { Icon } from '../../parts/icon.tsx';
import { periodName } from '../../parts/period-name.ts';
import { personName } from '../../parts/talk/person-name.ts';
import { wallStamp } from '../../reading/wall-clock.ts';
import { useLanguage } from '../../words/language.tsx';
import { closeRowId } from './close-row-id.ts';
import { CloseState, stateOf } from './close-state.tsx';
import { findingsId } from './findings/findings-id.ts';
import { HashText } from './hash-text.tsx';
import type { CloseEntry } from './queries.ts';
import type { CheckedPeriod } from './use-verification.ts';

const HEADS = ['period', 'state', 'figures', 'by', 'at', 'comment', 'hash'] as const;

interface Table {
  readonly entries: readonly CloseEntry[];
  readonly checked: ReadonlyMap<string, CheckedPeriod>;
  readonly open: (period: string) => void;
}

/** Every period that was ever locked; on a phone one below the other. */
export function ClosesTable({ entries, checked, open }: Table) {
  const { words } = useLanguage();
  const { closes: text } = words;
  return (
    <div className="scroll">
      <table className="grid closes-table" aria-label={text.title}>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={head === 'figures' ? 'number' : undefined}>
                {text.heads[head]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <CloseRow
              key={entry.period}
              entry={entry}
              checked={checked.get(entry.period)}
              open={() => open(entry.period)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly entry: CloseEntry;
  readonly checked: CheckedPeriod | undefined;
  readonly open: () => void;
}

function CloseRow({ entry, checked, open }: Row) {
  const { words, locale } = useLanguage();
  const timezone = useTimezone();
  const { closes: text } = words;
  const {
    period,
    event,
    by,
    people,
    in_place_of: inPlaceOf,
    at,
    comment,
    hash,
    changed,
    figure_count: figures,
  } = entry;
  const name = periodName(period, words, locale);
  const state = stateOf(entry, checked);
  const count = checked?.findings.length ?? changed ?? 0;
  return (
    <tr data-period={period} data-state={state}>
      <th scope="row">
        <button
          type="button"
          id={closeRowId(period)}
          className="close-name"
          aria-label={text.open(name)}
          onClick={open}
        >
          {event === 'lock' ? <Icon name="lock" /> : null}
          {name}
        </button>
      </th>
      <td data-label={text.heads.state}>
        {state === 'changed' ? (
          <Link to="." search={(now) => now} hash={findingsId(period)}>
            <CloseState state={state} text={text.changed(count)} />
          </Link>
        ) : (
          <CloseState state={state} />
        )}
      </td>
      <td data-label={text.heads.figures} className="number">
        {figures ?? text.none}
      </td>
      <td data-label={text.heads.by}>
        <span title={by}>{personName(people, by)}</span>
        {inPlaceOf === null ? null : (
          <small className="quiet"> {text.inPlaceOf(personName(people, inPlaceOf))}</small>
        )}
      </td>
      <td data-label={text.heads.at} className="close-at">
        {wallStamp(at, timezone)}
      </td>
      <td data-label={text.heads.comment} className="close-comment">
        {comment ?? text.none}
      </td>
      <td data-label={text.heads.hash}>{hash === null ? text.none : <HashText hash={hash} of={name} />}</td>
    </tr>
  );
}
