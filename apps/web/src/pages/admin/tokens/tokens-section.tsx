import { CAPABILITIES, type Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { call } from '../../../api/server.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { stampText } from '../../../reading/day.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AllAsked } from '../all-asked.tsx';
import { ownedTokensQuery, refreshAdmin } from '../queries.ts';
import { useMay } from '../use-may.ts';

type Token = Wire<'OwnedTokenList'>['tokens'][number];

export function TokensSection() {
  const tokens = useQuery(ownedTokensQuery);
  return <AllAsked of={[tokens]}>{() => <Tokens tokens={tokens.data ?? []} />}</AllAsked>;
}

function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.tokens;
  const revoke = useMutation({
    mutationFn: (id: string) => call('revokeOwnedToken', { path: { id } }),
    onSettled: refreshAdmin,
  });
  if (tokens.length === 0) return <Empty text={text.empty} />;
  return (
    <>
      <div className="admin-tools">
        <p className="note">{text.lead}</p>
      </div>
      {revoke.error === null ? null : <Failure error={revoke.error} />}
      <div className="scroll">
        <table className="grid" aria-label={admin.sections.tokens}>
          <thead>
            <tr>
              {[text.name, text.owner, text.may, text.made, text.until, text.used].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <TokenLine key={token.id} token={token} revoke={() => revoke.mutate(token.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function TokenLine({ token, revoke }: { readonly token: Token; readonly revoke: () => void }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.tokens;
  const canManage = useMay()('manage_people');
  const name = text.revokeOf(token.name, token.owner);
  return (
    <tr>
      <td>{token.name}</td>
      <td>{token.owner}</td>
      <td className="wrapped quiet">
        {token.scopes.map((scope) => CAPABILITIES[scope].label[locale]).join(admin.betweenRights)}
      </td>
      <td className="quiet">{stampText(token.created_at)}</td>
      <td className="quiet">{token.expires_at === null ? admin.none : stampText(token.expires_at)}</td>
      <td className="quiet">{token.last_used_at === null ? text.never : stampText(token.last_used_at)}</td>
      <td className="number">
        {canManage ? (
          <Popconfirm
            title={name}
            description={text.revokeText}
            okText={text.revoke}
            okButtonProps={{ danger: true }}
            cancelText={admin.cancel}
            onConfirm={revoke}
          >
            <Button size="small" aria-label={name}>
              {text.revoke}
            </Button>
          </Popconfirm>
        ) : null}
      </td>
    </tr>
  );
}
