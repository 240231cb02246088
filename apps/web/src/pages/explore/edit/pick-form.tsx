import { Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Dimension } from '../fields/field-list.tsx';

/** A dimension to filter by. */
export function PickForm(props: {
  readonly choices: readonly Dimension[];
  readonly pick: (ref: string) => void;
}) {
  const { words, locale } = useLanguage();
  const [typed, setTyped] = useState('');
  const search = typed.trim().toLowerCase();
  const found = props.choices.filter(({ ref, label }) =>
    [ref, label.zh, label.en].some((text) => text.toLowerCase().includes(search)),
  );
  return (
    <div className="member-form">
      <Input
        allowClear
        prefix={<Icon name="search" />}
        placeholder={words.explore.findField}
        aria-label={words.explore.findField}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => found[0] !== undefined && props.pick(found[0].ref)}
      />
      <div className="member-list">
        {found.map(({ ref, label }) => (
          <button key={ref} type="button" title={ref} onClick={() => props.pick(ref)}>
            {label[locale]}
          </button>
        ))}
        {found.length === 0 ? <p className="refused">{words.explore.noField}</p> : null}
      </div>
    </div>
  );
}
