import { useState } from 'react';
import { personText } from '../../../parts/definition/attribute-text.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Catalog } from '../use-catalog.ts';
import { FACET_NAMES, type FacetName, facetText, toggled } from './facets.ts';

/** Open from the beginning; the others open by themselves when something is chosen in them. */
const OPEN: ReadonlySet<FacetName> = new Set(['layer', 'area', 'ability']);
const SHORT = 8;

interface Panel {
  readonly catalog: Catalog;
  /** Null: nobody to follow for. */
  readonly followed: ReadonlySet<string> | null;
}

export function FacetPanel({ catalog, followed }: Panel) {
  const { words } = useLanguage();
  const { address, counts, set } = catalog;
  return (
    <>
      {followed === null ? null : (
        <label className="facet-followed">
          <input
            type="checkbox"
            checked={address.followed === true}
            onChange={(event) => set({ followed: event.target.checked || undefined })}
          />
          <span>{words.metrics.followed}</span>
          <small>{followed.size}</small>
        </label>
      )}
      {FACET_NAMES.filter(
        (name) => (counts.get(name)?.length ?? 0) > 1 || catalog.chosen[name] !== undefined,
      ).map((name) => (
        <Facet key={name} name={name} catalog={catalog} />
      ))}
    </>
  );
}

function Facet({ name, catalog }: { readonly name: FacetName; readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const { chosen, counts, choose } = catalog;
  const some = chosen[name] ?? [];
  const [isOpen, setOpen] = useState(OPEN.has(name) || some.length > 0);
  const [isWhole, setWhole] = useState(false);
  const values = counts.get(name) ?? [];
  const listed = isWhole ? values : values.slice(0, SHORT);
  return (
    <details className="facet" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.metrics.attributes[name]}
        {some.length === 0 ? null : <b>{some.length}</b>}
      </summary>
      {isOpen ? (
        <fieldset aria-label={words.metrics.attributes[name]}>
          {listed.map(({ value, count }) => (
            <label key={value} className={count === 0 ? 'idle' : undefined}>
              <input
                type="checkbox"
                checked={some.includes(value)}
                onChange={() => choose(toggled(chosen, name, value))}
              />
              <span title={value}>{personText(facetText(name, value, words))}</span>
              <small>{count}</small>
            </label>
          ))}
          {values.length <= SHORT ? null : (
            <button type="button" className="link-button" onClick={() => setWhole(!isWhole)}>
              {isWhole ? words.metrics.fewer : words.metrics.more(values.length - SHORT)}
            </button>
          )}
        </fieldset>
      ) : null}
    </details>
  );
}
