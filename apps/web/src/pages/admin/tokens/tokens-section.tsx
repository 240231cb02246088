import { CAPABILITIES, type Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../../api/server.ts';
import { ClockNote } from '../../../frame/clock-note.tsx';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { personName } from '../../../parts/talk/person-name.ts';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { AllAsked } from '../all-asked.tsx';
import { ownedTokensQuery, refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';

type Token = Wire<'OwnedTokenList'>['tokens'][number];

export function TokensSection() {
  const tokens = useQuery(ownedTokensQuery);
  return <AllAsked of={[tokens]}>{() => <Tokens tokens={tokens.data ?? []} />}</AllAsked>;
}

function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.tokens;
  const revoke = useMutation({
    mutationFn: (id: string) => call('revokeOwnedToken', { path: { id } }),
    onSettled: refreshAdmin,
  });
  return (
    <AdminList
      label={admin.sections.tokens}
      lead={
        <>
          {text.lead}
          {locale === 'zh' ? '' : ' '}
          <ClockNote />
        </>
      }
      make={null}
      empty={text.empty}
      error={revoke.error}
      heads={[text.name, text.owner, text.may, text.made, text.until, text.used]}
      hasActions
      narrow="stacked"
    >
      {tokens.map((token) => (
        <TokenLine key={token.id} token={token} revoke={() => revoke.mutate(token.id)} />
      ))}
    </AdminList>
  );
}

function TokenLine({ token, revoke }: { readonly token: Token; readonly revoke: () => void }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.tokens;
  const zone = useTimezone();
  const canManage = useMay()('manage_people');
  const owner = personName(token.people, token.owner);
  const name = text.revokeOf(token.name, owner);
  return (
    <tr>
      <td data-label={text.name}>{token.name}</td>
      <td data-label={text.owner}>
        <span title={token.owner}>{owner}</span>
      </td>
      <td className="wrapped quiet" data-label={text.may}>
        {token.scopes.map((scope) => CAPABILITIES[scope].label[locale]).join(admin.betweenRights)}
      </td>
      <td className="quiet" data-label={text.made}>
        {wallStamp(token.created_at, zone)}
      </td>
      <td className="quiet" data-label={text.until}>
        {token.expires_at === null ? admin.none : wallStamp(token.expires_at, zone)}
      </td>
      <td className="quiet" data-label={text.used}>
        {token.last_used_at === null ? text.never : wallStamp(token.last_used_at, zone)}
      </td>
      <td className="number">
        {canManage ? (
          <Confirm title={name} text={text.revokeText} ok={text.revoke} isDanger onConfirm={revoke}>
            <Button size="small" aria-label={name}>
              {text.revoke}
            </Button>
          </Confirm>
        ) : null}
      </td>
    </tr>
  );
}
