import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { dimensionsQuery, valuesQuery } from '../../../api/catalog-queries.ts';
import { useEnglishNames } from '../../../api/use-english-names.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Filter } from '../board/body.ts';
import '../../../parts/icon-button.css';

interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly change: (filter: Filter) => void;
  /** Null: the dimensions stand fixed. */
  readonly edit: { readonly add: (ref: string) => void; readonly remove: (ref: string) => void } | null;
  /** Null: nothing differs from what is saved. */
  readonly reset: (() => void) | null;
}

/** What every tile is narrowed to that reaches the dimension. */
export function FilterBar({ filters, change, edit, reset }: FilterBarProps) {
  const { locale, words } = useLanguage();
  const { filters: text } = words.dashboards;
  const dimensions = useQuery(dimensionsQuery([])).data ?? [];
  const labels = new Map(dimensions.map(({ ref, label }) => [ref, label[locale]]));
  const used = new Set(filters.map(({ ref }) => ref));
  if (filters.length === 0 && edit === null) return null;
  return (
    <fieldset className="board-filters" aria-label={text.label}>
      {filters.map((filter) => (
        <FilterField
          key={filter.ref}
          filter={filter}
          label={labels.get(filter.ref) ?? filter.ref}
          change={change}
          remove={edit === null ? null : () => edit.remove(filter.ref)}
        />
      ))}
      {edit === null ? null : (
        <Select
          className="filter-add"
          aria-label={text.add}
          placeholder={text.add}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={dimensions
            .filter(({ ref, kind, type }) => kind !== 'grain' && type === 'text' && !used.has(ref))
            .map(({ ref, label }) => ({ value: ref, label: label[locale] }))}
          onChange={(ref: string | null) => (ref === null ? undefined : edit.add(ref))}
        />
      )}
      {reset === null ? null : (
        <button type="button" className="link-button" onClick={reset}>
          {text.reset}
        </button>
      )}
    </fieldset>
  );
}

interface FilterFieldProps {
  readonly filter: Filter;
  readonly label: string;
  readonly change: (filter: Filter) => void;
  readonly remove: (() => void) | null;
}

function FilterField({ filter, label, change, remove }: FilterFieldProps) {
  const { filters: text } = useLanguage().words.dashboards;
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const { english } = useEnglishNames([filter.ref], { search: asked });
  const { data, isFetching } = useQuery({
    ...valuesQuery(filter.ref, asked),
    placeholderData: keepPreviousData,
  });
  const write = (value: unknown) => JSON.stringify(value);
  return (
    <div className="board-filter">
      <span aria-hidden="true">{label}</span>
      <Select
        mode="multiple"
        aria-label={label}
        placeholder={text.all}
        maxTagCount="responsive"
        loading={isFetching}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={filter.values.map(write)}
        options={[...new Set([...filter.values, ...(data?.values ?? [])])].map((value) => ({
          value: write(value),
          label: value === null ? text.none : (english(filter.ref, value) ?? String(value)),
        }))}
        onChange={(values: string[]) =>
          change({ ref: filter.ref, values: values.map((value) => JSON.parse(value) as string | null) })
        }
      />
      {remove === null ? null : (
        <button type="button" className="icon-button" aria-label={text.remove(label)} onClick={remove}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
