import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { searchQuery } from '../../../api/server.ts';
import { Icon } from '../../../parts/icon.tsx';
import { isAnswered } from '../../../parts/is-answered.ts';
import { useListKeys } from '../../../parts/use-list-keys.ts';
import { useLanguage } from '../../../words/language.tsx';

interface FollowSearchProps {
  readonly chosen: readonly string[];
  readonly choose: (name: string) => void;
}

/** Finds metrics as the ask box does: names, codes, synonyms, pinyin and initials. */
export function FollowSearch({ chosen, choose }: FollowSearchProps) {
  const { locale, words } = useLanguage();
  const { follow: text } = words.home;
  const id = useId();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({ ...searchQuery(asked), enabled: asked !== '' });
  const { data } = found;
  const hits = asked === '' ? [] : (data?.hits ?? []).filter(({ kind }) => kind === 'metric').slice(0, 8);
  const pick = (at: number) => {
    const name = hits[at]?.id;
    if (name === undefined || chosen.includes(name)) return;
    choose(name);
    setTyped('');
  };
  const isCurrent = isAnswered(typed, asked, found);
  const { at, onKeyDown, setAt, restart } = useListKeys({ count: hits.length, isCurrent, choose: pick });
  return (
    <div className="follow-search">
      <div className="find">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={text.searchLabel}
          aria-expanded={hits.length > 0}
          aria-controls={id}
          aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
          placeholder={text.search}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            restart();
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {asked !== '' && data !== undefined && hits.length === 0 ? (
        <p className="refused">{text.nothing}</p>
      ) : null}
      {hits.length === 0 ? null : (
        <div id={id} role="listbox" aria-label={text.searchLabel} className="members">
          {hits.map((hit, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
            <div
              key={hit.id}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              aria-disabled={chosen.includes(hit.id)}
              className={i === at ? 'is-active' : ''}
              onMouseEnter={() => setAt(i)}
              onClick={() => pick(i)}
            >
              <span>{hit.label[locale]}</span>
              <small>{chosen.includes(hit.id) ? text.known : hit.id}</small>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
