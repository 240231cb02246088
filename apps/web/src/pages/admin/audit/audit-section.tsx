import type { Wire } from '@plumbline/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AuditCheck } from './audit-check.tsx';
import { AuditFilterRow } from './audit-filter-row.tsx';
import { actionText, objectText } from './audit-text.ts';
import { EventPanel } from './event-panel.tsx';
import { nameOf } from './named.ts';
import { useAuditFilter } from './use-audit-filter.ts';

type Event = Wire<'AuditEvent'>;

const PAGE = 50;
const HEIGHT = 28 + PAGE * 33;

/** What was done, by whom, newest first. */
export function AuditSection() {
  const { words } = useLanguage();
  const { audit: text } = words.admin;
  const filter = useAuditFilter();
  const asked = useInfiniteQuery({
    queryKey: ['admin', 'audit', filter.query],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      call('audit', {
        query: {
          ...filter.query,
          order: 'newest',
          limit: String(PAGE),
          ...(pageParam === null ? {} : { below: String(pageParam) }),
        },
        signal,
      }),
    getNextPageParam: ({ events, more }) => (more ? (events.at(-1)?.seq ?? null) : null),
  });
  const events = asked.data?.pages.flatMap((page) => page.events);
  const isUnkept = asked.data?.pages[0]?.heads_kept === false;
  // The check says it again.
  const [isChecked, setChecked] = useState(false);
  return (
    <>
      <AuditCheck query={filter.query} isUnkept={isUnkept} checked={() => setChecked(true)} />
      <AuditFilterRow filter={filter} />
      {asked.error === null ? null : <Failure error={asked.error} retry={() => void asked.refetch()} />}
      {events === undefined && asked.error === null ? <Waiting height={HEIGHT} /> : null}
      {isUnkept && !isChecked ? (
        <p className="watch" role="note" data-part="no-heads">
          {text.noHeads}
        </p>
      ) : null}
      {events === undefined ? null : <Lines events={events} />}
      {asked.hasNextPage ? (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {text.more}
        </Button>
      ) : null}
    </>
  );
}

function Lines({ events }: { readonly events: readonly Event[] }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.audit;
  const zone = useTimezone();
  const [chosen, setChosen] = useState<Event | null>(null);
  if (events.length === 0) return <p className="account-state">{text.empty}</p>;
  return (
    <>
      <div className="scroll">
        <table className="grid audit-lines" aria-label={admin.sections.audit}>
          <thead>
            <tr>
              <th scope="col">{text.at}</th>
              <th scope="col">{text.actor}</th>
              <th scope="col">{text.action}</th>
              <th scope="col">{text.object}</th>
              <th scope="col" className="number">
                {text.line}
              </th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.seq} data-seq={event.seq} data-action={event.action}>
                <td className="quiet">{wallStamp(event.at, zone)}</td>
                <td>
                  {nameOf(event, 'user', event.actor, locale) ?? event.actor}
                  {event.in_place_of === null ? null : (
                    <span className="quiet">
                      {' '}
                      {text.inPlaceOf(nameOf(event, 'user', event.in_place_of, locale) ?? event.in_place_of)}
                    </span>
                  )}
                </td>
                <td>
                  <button type="button" className="plain-link" onClick={() => setChosen(event)}>
                    {actionText(event.action, text.actions)}
                  </button>
                </td>
                <td className="quiet audit-object">{objectText(event, locale) || admin.none}</td>
                <td className="number quiet">{event.seq}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen === null ? null : <EventPanel event={chosen} close={() => setChosen(null)} />}
    </>
  );
}
