import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { reconciliationsQuery } from '../../../api/catalog-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { wallStamp } from '../../../reading/wall-clock.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { causesOf, type DriftCause, foundBy, reconciliationOf, standingQuery } from './standing-query.ts';
import './standing.css';

interface Noticed {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** Why a figure is marked, and what can be done about it; nothing where it is not. */
export function StandingNotice({ metric, all }: Noticed) {
  const { marks: text } = useLanguage().words;
  const { marks = [] } = metric;
  if (marks.length === 0) return null;
  return (
    <section className="standing" aria-label={text.standing}>
      {marks.map((mark) => (
        <div key={mark} className="standing-mark" data-standing={mark}>
          <p>
            <b>{text.names[mark]}</b> {text.says[mark]}
          </p>
          {mark === 'drifted' ? <Drift metric={metric} all={all} /> : null}
          {mark === 'suspended' ? <TieOut metric={metric} /> : null}
        </div>
      ))}
    </section>
  );
}

function Drift({ metric, all }: Noticed) {
  const { words, locale } = useLanguage();
  const timezone = useTimezone();
  const [isConfirming, setConfirming] = useState(false);
  const mayConfirm = useQuery(meQuery).data?.scopes.includes('sign_finance') === true;
  const found = foundBy(useQuery(standingQuery(metric.name)).data?.steps ?? [], 'drift');
  const labels = new Map(all.map(({ name, label }) => [name, label[locale]]));
  return (
    <>
      {found === undefined ? null : (
        <ul>
          {causesOf(found).map((cause) => (
            <li key={`${cause.kind} ${cause.id}`}>{causeText(cause, labels, words)}</li>
          ))}
          <li className="quiet">{words.marks.since(wallStamp(found.at, timezone))}</li>
        </ul>
      )}
      {mayConfirm ? (
        <Button size="small" onClick={() => setConfirming(true)}>
          {words.marks.confirm}
        </Button>
      ) : null}
      {isConfirming ? <ConfirmDialog metric={metric} close={() => setConfirming(false)} /> : null}
    </>
  );
}

function causeText(
  { kind, id, was, is }: DriftCause,
  labels: ReadonlyMap<string, string>,
  { marks: text }: Words,
): string {
  if (kind === 'column') {
    if (is === null) return text.gone(id);
    return was === null ? text.came(id) : text.column(id, was, is);
  }
  const said = kind === 'metric' ? text.metric(labels.get(id) ?? id) : text.dataset(id);
  return was === null || is === null ? said : `${said} ${text.wasIs(was, is)}`;
}

function TieOut({ metric }: Pick<Noticed, 'metric'>) {
  const { words, locale } = useLanguage();
  const { marks: text } = words;
  const pairs = useQuery(reconciliationsQuery).data ?? [];
  const timezone = useTimezone();
  const found = foundBy(useQuery(standingQuery(metric.name)).data?.steps ?? [], 'suspend');
  const name = found === undefined ? null : reconciliationOf(found);
  if (found === undefined || name === null) return null;
  return (
    <ul>
      <li>
        <Link to="/app/reconciliations" search={keepFrame}>
          {text.tieOut(pairs.find((pair) => pair.name === name)?.label[locale] ?? name)}
        </Link>
      </li>
      <li className="quiet">{text.since(wallStamp(found.at, timezone))}</li>
    </ul>
  );
}
