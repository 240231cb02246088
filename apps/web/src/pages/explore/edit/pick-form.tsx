import { Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';

/** A dimension to filter by. */
export function PickForm(props: {
  readonly choices: readonly { readonly ref: string; readonly text: string }[];
  readonly pick: (ref: string) => void;
}) {
  const { words } = useLanguage();
  const [typed, setTyped] = useState('');
  const search = typed.trim().toLowerCase();
  const found = props.choices.filter((each) =>
    [each.ref, each.text].some((text) => text.toLowerCase().includes(search)),
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
        onPressEnter={(event) => {
          // The same key press would send the form that stands here next.
          event.preventDefault();
          if (found[0] !== undefined) props.pick(found[0].ref);
        }}
      />
      <div className="member-list">
        {found.map(({ ref, text }) => (
          <button key={ref} type="button" title={ref} onClick={() => props.pick(ref)}>
            {text}
          </button>
        ))}
        {found.length === 0 ? <p className="refused">{words.explore.noField}</p> : null}
      </div>
    </div>
  );
}
