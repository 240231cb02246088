import { CAPABILITIES, type Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call, queryClient } from '../../api/server.ts';
import { useClock } from '../../frame/use-clock.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Failure } from '../../parts/failure.tsx';
import { SettingsSection } from '../../parts/settings/settings-section.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { tokensQuery } from './queries.ts';
import '../../parts/stacked-rows.css';

type Token = Wire<'TokenList'>['tokens'][number];
type Scopes = Token['scopes'];

export function TokensSection({ scopes }: { readonly scopes: Scopes }) {
  const { words } = useLanguage();
  const { tokens: text } = words.account;
  const [isMaking, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(tokensQuery);
  return (
    <SettingsSection title={text.title} note={text.note}>
      {error !== null ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data === undefined && error === null ? <Waiting height={64} /> : null}
      {data === undefined ? null : <Tokens tokens={data} own={scopes} />}
      {data === undefined ? null : <Button onClick={() => setMaking(true)}>{text.make}</Button>}
      {isMaking ? <NewTokenDialog scopes={scopes} close={() => setMaking(false)} /> : null}
    </SettingsSection>
  );
}

function Tokens({ tokens, own }: { readonly tokens: readonly Token[]; readonly own: Scopes }) {
  const { words } = useLanguage();
  const { tokens: text } = words.account;
  const revoke = useMutation({
    mutationFn: (id: string) => call('revokeToken', { path: { id } }),
    onSettled: () => queryClient.invalidateQueries(tokensQuery),
  });
  if (tokens.length === 0) return <p className="account-state">{text.none}</p>;
  return (
    <>
      {revoke.error === null ? null : <Failure error={revoke.error} />}
      <div className="scroll">
        <table className="grid stacked" aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.scopes}</th>
              <th scope="col">{text.until}</th>
              <th scope="col">{text.used}</th>
              <th aria-label={text.revoke} />
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} own={own} revoke={() => revoke.mutate(token.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface Row {
  readonly token: Token;
  readonly own: Scopes;
  readonly revoke: () => void;
}

function TokenRow({ token, own, revoke }: Row) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { tokens: text, between } = words.account;
  const isAll = own.every((scope) => token.scopes.includes(scope));
  const scopes = isAll
    ? text.all
    : token.scopes.map((scope) => CAPABILITIES[scope].label[locale]).join(between);
  return (
    <tr>
      <td data-label={text.name}>{token.name}</td>
      <td className="quiet" data-label={text.scopes}>
        {scopes}
      </td>
      <td className="quiet" data-label={text.until}>
        {token.expires_at === null ? '—' : clock.stamp(token.expires_at)}
      </td>
      <td className="quiet" data-label={text.used}>
        {token.last_used_at === null ? text.never : clock.stamp(token.last_used_at)}
      </td>
      <td className="number">
        <Confirm
          title={text.revokeOf(token.name)}
          text={text.revokeText}
          ok={text.revoke}
          isDanger
          onConfirm={revoke}
        >
          <Button size="small" aria-label={text.revokeOf(token.name)}>
            {text.revoke}
          </Button>
        </Confirm>
      </td>
    </tr>
  );
}
