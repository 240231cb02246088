import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { useDeferredValue, useState } from 'react';
import { hierarchiesQuery, membersQuery, meQuery } from '../../api/server.ts';
import { failureText } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isAnswered } from '../../parts/is-answered.ts';
import { useListKeys } from '../../parts/use-list-keys.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Scope } from '../scope.ts';
import { useFrame } from '../search.ts';
import { useScopeName } from '../use-scope-name.ts';
import { membersInTree } from './members-in-tree.ts';

/** The part of the company that every page is about: a member of its organisation. */
export function ScopeChoice() {
  const { words } = useLanguage();
  const { scope } = useFrame();
  const workspace = useQuery(meQuery).data?.workspace;
  // What is known at once holds its place until the reader's own hierarchies are there.
  const { organisation = null } = useQuery(hierarchiesQuery).data ?? workspace ?? {};
  const [isOpen, setOpen] = useState(false);
  const own = useScopeName();
  if (organisation === null && scope === null) return null;
  const name = own ?? words.bar.whole;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Members hierarchy={organisation} close={() => setOpen(false)} />}
    >
      <button
        type="button"
        className={`scope-part ${scope === null ? '' : 'is-set'}`}
        aria-label={`${words.bar.scope} ${name}`}
      >
        <span className="scope-word">{words.bar.scope}</span>
        <b>{name}</b>
        <Icon name="down" />
      </button>
    </Popover>
  );
}

interface Option {
  readonly key: string;
  readonly label: string;
  readonly above: string;
  readonly depth: number;
  readonly scope: Scope | null;
}

function Members({ hierarchy, close }: { readonly hierarchy: string | null; readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const { scope, set } = useFrame();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({ ...membersQuery(hierarchy ?? '', asked), enabled: hierarchy !== null });
  const { data, error } = found;
  const whole: Option = { key: '', label: words.bar.whole, above: '', depth: 0, scope: null };
  const options: readonly Option[] = [
    ...(asked === '' ? [whole] : []),
    ...membersInTree(data?.members ?? []).map(({ ref, value, label, english, path, path_english }) => ({
      key: `${ref}:${path.join('/')}:${value}`,
      label: (locale === 'en' ? english : null) ?? label ?? String(value),
      above: path.map((upper, i) => (locale === 'en' ? path_english[i] : null) ?? String(upper)).join(' / '),
      depth: asked === '' ? path.length : 0,
      scope: { ref, value: String(value) },
    })),
  ];
  const choose = (option: Option | undefined) => {
    if (option === undefined) return;
    set({ scope: option.scope });
    close();
  };
  const keys = useListKeys({
    count: options.length,
    isCurrent: isAnswered(typed, asked, found),
    choose: (at) => choose(options[at]),
  });
  return (
    <div className="scope-sheet">
      <label className="find">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to type here
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="scope-members"
          aria-activedescendant={`scope-member-${keys.at}`}
          aria-label={words.bar.findMember}
          placeholder={words.bar.findMember}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            keys.restart();
          }}
          onKeyDown={keys.onKeyDown}
        />
      </label>
      {error === null ? null : <p className="refused">{failureText(error, words, locale)}</p>}
      <div className="members" id="scope-members" role="listbox" aria-label={words.bar.scope}>
        {options.map((option, i) => (
          <Member
            key={option.key}
            id={`scope-member-${i}`}
            option={option}
            isActive={i === keys.at}
            isChosen={option.scope?.ref === scope?.ref && option.scope?.value === scope?.value}
            choose={() => choose(option)}
          />
        ))}
      </div>
      {data !== undefined && options.length === 0 ? <p className="refused">{words.bar.noMember}</p> : null}
      {data?.more === true ? <p className="refused">{words.bar.moreMembers}</p> : null}
    </div>
  );
}

function Member(props: {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly choose: () => void;
}) {
  const { option, isActive, isChosen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are those of the field
    <div
      id={props.id}
      role="option"
      aria-selected={isChosen}
      className={isActive ? 'is-active' : ''}
      style={{ paddingLeft: 8 + option.depth * 16 }}
      ref={(node) => {
        if (isActive) node?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={props.choose}
    >
      <span>{option.label}</span>
      {option.depth > 0 || option.above === '' ? null : <small>{option.above}</small>}
      {isChosen ? <Icon name="check" /> : null}
    </div>
  );
}
