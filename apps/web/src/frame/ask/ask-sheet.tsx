import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { searchQuery } from '../../api/server.ts';
import { failureText } from '../../parts/failure.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { isAnswered } from '../../parts/is-answered.ts';
import { useListKeys } from '../../parts/use-list-keys.ts';
import { useLanguage } from '../../words/language.tsx';
import { useEntries } from '../navigation/use-entries.ts';
import { type FrameSearch, keepFrame } from '../search.ts';
import { type Hit, placeOf } from './place.ts';
import { recentHits, rememberHit } from './recent.ts';

const ICONS: { readonly [K in Hit['kind']]: IconName } = {
  page: 'page',
  metric: 'ruler',
  term: 'page',
  dimension: 'tree',
  dataset: 'database',
  dashboard: 'tiles',
  view: 'bookmark',
};

/** Hits by kind, in the order of their best one; the list and the keys follow the same order. */
function groupsOf(hits: readonly Hit[]): readonly (readonly [Hit['kind'], readonly Hit[]])[] {
  const groups = new Map<Hit['kind'], Hit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups];
}

interface Found {
  /** What the hits answer; behind the typed text for a moment. */
  readonly asked: string;
  readonly hits: readonly Hit[];
  readonly error: Error | null;
  /** False while the hits are those of an earlier text. */
  readonly isCurrent: boolean;
}

/** What goes by the typed name; what was opened lately and the pages, before anything is typed. */
function useFound(typed: string): Found {
  const { words } = useLanguage();
  const router = useRouter();
  const pages = useEntries();
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({ ...searchQuery(asked), enabled: asked !== '' });
  const [recent] = useState(recentHits);
  const firstPages: readonly Hit[] = pages.map(({ name, to }) => ({
    kind: 'page',
    id: to.replace('/app/', ''),
    label: { zh: words.nav.pages[name], en: words.nav.pages[name] },
    detail: null,
    matched: '',
  }));
  const all =
    asked === ''
      ? [...recent.filter(({ kind }) => kind !== 'page'), ...firstPages]
      : (found.data?.hits ?? []);
  return {
    asked,
    hits: all.filter((hit) => Object.hasOwn(router.routesByPath, placeOf(hit).route)),
    error: found.error,
    isCurrent: isAnswered(typed, asked, found),
  };
}

export function AskSheet({ close }: { readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { asked, hits, error, isCurrent } = useFound(typed);
  const groups = groupsOf(hits);
  const order = groups.flatMap(([, some]) => some);
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    rememberHit(hit);
    close();
    const { route, params, search } = placeOf(hit);
    void router.navigate({
      to: route,
      params,
      search: (now: FrameSearch) => ({ ...keepFrame(now), ...search }),
    });
  };
  const keys = useListKeys({ count: order.length, isCurrent, choose: (at) => go(order[at]) });
  const isEmpty = asked !== '' && isCurrent && error === null && order.length === 0;
  return (
    <>
      <label className="find">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to type here
          autoFocus
          role="combobox"
          aria-expanded={order.length > 0}
          aria-controls="ask-hits"
          aria-activedescendant={`ask-hit-${keys.at}`}
          aria-label={words.ask.label}
          placeholder={words.ask.hint}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            keys.restart();
          }}
          onKeyDown={keys.onKeyDown}
        />
        <button type="button" className="plain-button" onClick={close} aria-label={words.ask.leave}>
          <Icon name="close" />
        </button>
      </label>
      <div className="hits" id="ask-hits" role="listbox" aria-label={words.ask.hits}>
        {groups.map(([kind, some]) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of a listbox are groups, not fieldsets
          <div key={kind} role="group" aria-label={words.ask.kinds[kind]}>
            <p>{asked === '' && kind !== 'page' ? words.ask.recent : words.ask.kinds[kind]}</p>
            {some.map((hit) => (
              <HitRow
                key={hit.id}
                id={`ask-hit-${order.indexOf(hit)}`}
                hit={hit}
                locale={locale}
                isActive={order.indexOf(hit) === keys.at}
                go={() => go(hit)}
              />
            ))}
          </div>
        ))}
      </div>
      {error === null ? null : <p className="refused">{failureText(error, words, locale)}</p>}
      {isCurrent || error !== null || order.length > 0 ? null : (
        <p className="ask-waiting" role="status">
          {words.states.loading}
        </p>
      )}
      {isEmpty ? <Nothing asked={asked} go={go} /> : null}
      <p className="ask-keys">
        <kbd>↑↓</kbd> {words.ask.move} <kbd>↵</kbd> {words.ask.go} <kbd>{words.ask.escape}</kbd>{' '}
        {words.ask.leave}
      </p>
    </>
  );
}

function Nothing({ asked, go }: { readonly asked: string; readonly go: (hit: Hit) => void }) {
  const { words } = useLanguage();
  const all: Hit = { kind: 'page', id: 'metrics', label: { zh: '', en: '' }, detail: null, matched: '' };
  return (
    <p className="ask-nothing" role="status">
      {words.ask.nothing(asked)}
      <button type="button" className="link-button" onClick={() => go(all)}>
        {words.ask.nothingNext}
      </button>
    </p>
  );
}

function HitRow(props: {
  readonly id: string;
  readonly hit: Hit;
  readonly locale: 'zh' | 'en';
  readonly isActive: boolean;
  readonly go: () => void;
}) {
  const { hit, locale, isActive } = props;
  const label = hit.label[locale];
  const also =
    hit.matched !== '' && !label.toLowerCase().includes(hit.matched.toLowerCase()) ? hit.matched : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are those of the field
    <div
      id={props.id}
      role="option"
      aria-selected={isActive}
      className={isActive ? 'is-active' : ''}
      ref={(node) => {
        if (isActive) node?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={props.go}
    >
      <Icon name={ICONS[hit.kind]} />
      <span>{label}</span>
      {also === null ? null : <small>{also}</small>}
      <small className="hit-detail">{hit.detail?.[locale]}</small>
    </div>
  );
}
