import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { identitiesQuery, refreshAdmin } from '../queries.ts';

interface Accounts {
  readonly user: Wire<'User'>;
  /** The reader may not forget them, or they are the reader's own. */
  readonly isLocked: boolean;
}

/** What a person signs in with at the company's identity provider, and how such an account comes to stand for them. */
export function AccountsSection({ user, isLocked }: Accounts) {
  const { words } = useLanguage();
  const { accounts: text } = words.admin.users;
  const zone = useTimezone();
  const asked = useQuery(identitiesQuery(user.login));
  const unlink = useMutation({
    mutationFn: () => call('unlinkIdentities', { path: { login: user.login } }),
    onSuccess: refreshAdmin,
  });
  const failure = asked.error ?? unlink.error;
  const { provider = null, accounts = [] } = asked.data ?? {};
  return (
    <section className="admin-accounts" aria-label={text.title}>
      <h3>{text.title}</h3>
      {asked.data === undefined ? null : (
        <p className="note">
          {accounts.length > 0 ? text.linked : provider === null ? text.noProvider : text.none(provider)}
        </p>
      )}
      {accounts.map(({ issuer, subject, linked_at }) => (
        <dl key={`${issuer} ${subject}`} data-account={subject}>
          <dt>{text.issuer}</dt>
          <dd>{issuer}</dd>
          <dt>{text.subject}</dt>
          <dd>{subject}</dd>
          <dt>{text.since}</dt>
          <dd>{wallStamp(linked_at, zone)}</dd>
        </dl>
      ))}
      {accounts.length > 0 && !isLocked ? (
        <Confirm
          title={text.forget}
          text={text.forgetText}
          ok={text.forget}
          isDanger
          onConfirm={() => unlink.mutate()}
        >
          <Button size="small" loading={unlink.isPending}>
            {text.forget}
          </Button>
        </Confirm>
      ) : null}
      {failure === null ? null : <Failure error={failure} />}
    </section>
  );
}
