import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call, queryClient } from '../../api/server.ts';
import { useClock } from '../../frame/use-clock.ts';
import { Failure } from '../../parts/failure.tsx';
import { SettingsSection } from '../../parts/settings/settings-section.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { agentText } from './agent-text.ts';
import { sessionsQuery } from './queries.ts';
import '../../parts/stacked-rows.css';

type Session = Wire<'OwnSessionList'>['sessions'][number];

export function SessionsSection() {
  const { words } = useLanguage();
  const { sessions: text } = words.account;
  const { data, error, refetch } = useQuery(sessionsQuery);
  return (
    <SettingsSection title={text.title} note={text.note}>
      {error !== null ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data === undefined && error === null ? <Waiting height={96} /> : null}
      {data === undefined ? null : <Sessions sessions={data} />}
    </SettingsSection>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { sessions: text } = words.account;
  const nameOf = ({ agent }: Session) => agentText(agent, { locale, ...text });
  const refresh = () => queryClient.invalidateQueries(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => call('endSession', { path: { id } }),
    onSettled: refresh,
  });
  const endOthers = useMutation({ mutationFn: () => call('endOtherSessions'), onSettled: refresh });
  const failure = end.error ?? endOthers.error;
  const others = sessions.filter((session) => !session.is_current);
  return (
    <>
      <div className="scroll">
        <table className="grid stacked" aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.browser}</th>
              <th scope="col">{text.since}</th>
              <th scope="col">{text.until}</th>
              <th aria-label={text.end} />
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td data-label={text.browser} title={session.agent ?? undefined}>
                  {nameOf(session)} {session.is_current ? <span className="tag">{text.here}</span> : null}
                </td>
                <td className="quiet" data-label={text.since}>
                  {clock.stamp(session.created_at)}
                </td>
                <td className="quiet" data-label={text.until}>
                  {clock.stamp(session.expires_at)}
                </td>
                <td className="number">
                  {session.is_current ? null : (
                    <Button
                      size="small"
                      aria-label={text.endOf(nameOf(session))}
                      loading={end.isPending && end.variables === session.id}
                      onClick={() => end.mutate(session.id)}
                    >
                      {text.end}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {failure === null ? null : <Failure error={failure} />}
      {others.length === 0 ? (
        <p className="note">{text.none}</p>
      ) : (
        <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {text.endOthers}
        </Button>
      )}
    </>
  );
}
