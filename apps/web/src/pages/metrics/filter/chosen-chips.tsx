import { attributeName, personText } from '../../../parts/definition/attribute-text.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Catalog } from '../use-catalog.ts';
import { FACET_NAMES, facetText, toggled } from './facets.ts';

/** What narrows the list, each with its way out. */
export function ChosenChips({ catalog }: { readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const { address, chosen, choose, set } = catalog;
  const chips = [
    ...(address.q === undefined
      ? []
      : [{ key: 'q', facet: words.metrics.search, text: address.q, drop: () => set({ q: undefined }) }]),
    ...(address.followed === undefined
      ? []
      : [
          {
            key: 'followed',
            facet: words.metrics.filters,
            text: words.metrics.followed,
            drop: () => set({ followed: undefined }),
          },
        ]),
    ...FACET_NAMES.flatMap((name) =>
      (chosen[name] ?? []).map((value) => ({
        key: `${name}:${value}`,
        facet: attributeName(name, words),
        text: personText(facetText(name, value, words)),
        drop: () => choose(toggled(chosen, name, value)),
      })),
    ),
  ];
  if (chips.length === 0) return null;
  const clear = () =>
    set({
      q: undefined,
      followed: undefined,
      ...Object.fromEntries(FACET_NAMES.map((name) => [name, undefined])),
    });
  return (
    <div className="chosen-chips">
      {chips.map(({ key, facet, text, drop }) => (
        <button
          key={key}
          type="button"
          className="chosen-chip"
          aria-label={words.metrics.clearOne(facet, text)}
          onClick={drop}
        >
          {text}
          <Icon name="close" />
        </button>
      ))}
      <button type="button" className="link-button" onClick={clear}>
        {words.metrics.clear}
      </button>
    </div>
  );
}
