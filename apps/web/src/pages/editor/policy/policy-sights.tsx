import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../parts/failure.tsx';
import { StackedTable } from '../../../parts/stacked-table.tsx';
import { toldApart } from '../../../parts/told-apart.ts';
import { useLanguage } from '../../../words/language.tsx';
import { type Preview, previewQuery } from '../edit-queries.ts';
import type { Draft } from '../use-draft.ts';
import { PolicyLook } from './policy-look.tsx';

type Change = NonNullable<Preview['sights']>['changed'][number];

/** Who would see more and who less, worked out for each account by the policies as they would be. */
export function PolicySights({ draft }: { readonly draft: Draft }) {
  const { words } = useLanguage();
  const text = words.editor.policy.sights;
  const isGood = !draft.isChecking && draft.errors.length === 0 && draft.check != null;
  const { data, error, isFetching } = useQuery({
    ...previewQuery({ edit: draft.checked, effective: '', by: null, period: '' }),
    enabled: isGood,
    placeholderData: keepPreviousData,
  });
  const sights = data?.sights ?? null;
  return (
    <section className="block" data-section="sights" aria-busy={isFetching || !isGood}>
      <header className="block-head">
        <h2>{text.title}</h2>
        {sights === null ? null : (
          <span className="note">{text.count(sights.changed.length, sights.people)}</span>
        )}
      </header>
      {error === null ? null : <Failure error={error} />}
      {data === undefined ? (
        <p className="refused">{text.waiting}</p>
      ) : sights === null ? (
        <p className="refused">{text.notYours}</p>
      ) : sights.changed.length === 0 ? (
        <p className="refused">{text.nobody}</p>
      ) : (
        <SightTable changed={sights.changed} draft={draft} />
      )}
    </section>
  );
}

interface Table {
  readonly changed: readonly Change[];
  readonly draft: Draft;
}

function SightTable({ changed, draft }: Table) {
  const { words } = useLanguage();
  const text = words.editor.policy.sights;
  return (
    <StackedTable
      label={text.title}
      heads={[text.person, text.verdict, text.rows, text.fields, text.metrics]}
    >
      {changed.map((change) => (
        <SightRow key={change.login} change={change} draft={draft} />
      ))}
    </StackedTable>
  );
}

function SightRow({ change, draft }: { readonly change: Change; readonly draft: Draft }) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const text = words.editor.policy.sights;
  const { login, name, roles, verdict, datasets, fields, metrics } = change;
  const [isLooked, setLooked] = useState(false);
  const rows = datasets.map(({ label, before, after }) =>
    text.ofRows(label[locale], text.rowWords[before], before === after ? text.others : text.rowWords[after]),
  );
  return (
    <tr data-person={login} data-verdict={verdict}>
      <td data-label={text.person}>
        {name} <span className="quiet">{roles.join(text.between)}</span>
      </td>
      <td data-label={text.verdict}>
        {text.verdicts[verdict]}{' '}
        <Button
          size="small"
          type="link"
          aria-label={words.editor.policy.look.title(name)}
          onClick={() => setLooked(true)}
        >
          {words.editor.policy.look.open}
        </Button>
        {isLooked ? <PolicyLook person={change} draft={draft} close={() => setLooked(false)} /> : null}
      </td>
      <td className="wrapped" data-label={text.rows}>
        {rows.join(text.between) || text.same}
      </td>
      <td className="wrapped" data-label={text.fields}>
        <ComeAndGo opened={fields.opened} closed={fields.closed} />
      </td>
      <td className="wrapped" data-label={text.metrics}>
        <ComeAndGo opened={toldApart(metrics.opened, speech)} closed={toldApart(metrics.closed, speech)} />
      </td>
    </tr>
  );
}

/** As many as are read at a glance. */
const NAMED = 4;

function ComeAndGo({
  opened,
  closed,
}: {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}) {
  const { sights: text } = useLanguage().words.editor.policy;
  const told = (names: readonly string[]) =>
    names.length > NAMED
      ? text.andMore(names.slice(0, NAMED).join(text.between), names.length)
      : names.join(text.between);
  const parts = [
    ...(opened.length === 0 ? [] : [text.opened(told(opened))]),
    ...(closed.length === 0 ? [] : [text.closed(told(closed))]),
  ];
  return <>{parts.join(text.between) || text.same}</>;
}
