import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useFigures } from '../../../figures/use-figures.ts';
import { keepFrame, useFrame } from '../../../frame/search.ts';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { useRowKeys } from '../../../parts/data-table/use-row-keys.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Sort } from '../metrics-search.ts';
import type { Picks } from '../pair/use-picks.ts';
import type { Catalog } from '../use-catalog.ts';
import { MetricRow } from './metric-row.tsx';
import { useVisibleRows } from './use-visible-rows.ts';

const HEIGHT = 35;
const PHONE_HEIGHT = 60;
/** Fewer than are drawn beyond those in sight. */
const PAGE = 5;

interface Sheet {
  readonly catalog: Catalog;
  readonly picks: Picks;
}

/** Only the rows in sight are drawn, and only their values are asked for. */
export function MetricsTable({ catalog, picks }: Sheet) {
  const { words } = useLanguage();
  const body = useRef<HTMLTableSectionElement>(null);
  const height = useNarrow() ? PHONE_HEIGHT : HEIGHT;
  const { shown } = catalog;
  const { first, end } = useVisibleRows(body, { count: shown.length, height });
  const rows = shown.slice(first, end);
  const figures = useFigures(rows);
  const navigate = useNavigate();
  const keys = useRowKeys(body, {
    count: shown.length,
    page: PAGE,
    choose: (row, key) => {
      const name = shown[row]?.name;
      if (name === undefined) return;
      if (key === ' ') picks.pick(name);
      else void navigate({ to: '/app/metrics/$name', params: { name }, search: keepFrame });
    },
    reveal: (row) => {
      const drawn = body.current?.querySelector(`[data-row="${row}"]`);
      if (drawn !== null && drawn !== undefined) drawn.scrollIntoView({ block: 'nearest' });
      else body.current?.scrollIntoView({ block: row === 0 ? 'start' : 'end' });
    },
  });
  return (
    <table
      className="grid metrics-table"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and are chosen
      role="grid"
      aria-rowcount={shown.length + 1}
      aria-label={words.metrics.rows}
      onKeyDown={keys.onKeyDown}
    >
      <Head catalog={catalog} />
      <tbody ref={body}>
        <Space height={first * height} />
        {rows.map((metric, i) => (
          <MetricRow
            key={metric.name}
            metric={metric}
            at={first + i}
            figure={figures.get(metric.name)}
            picks={picks}
            focus={keys.rowProps(first + i)}
          />
        ))}
        <Space height={(shown.length - Math.min(end, shown.length)) * height} />
      </tbody>
    </table>
  );
}

/** Keeps the place of the rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr className="space" style={{ height }} />;
}

type ColumnName = Exclude<Sort, 'weight'> | 'formula' | 'value' | 'change' | 'spark';

const COLUMNS: readonly { readonly name: ColumnName; readonly sort?: Sort; readonly number?: true }[] = [
  { name: 'name', sort: 'name' },
  { name: 'code', sort: 'code' },
  { name: 'formula' },
  { name: 'area', sort: 'area' },
  { name: 'layer', sort: 'layer' },
  { name: 'value', number: true },
  { name: 'change', number: true },
  { name: 'spark' },
  { name: 'owner', sort: 'owner' },
  { name: 'version', sort: 'version' },
];

function Head({ catalog }: { readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const { grain, compare } = useFrame();
  const { metrics } = words;
  const titleOf = (name: ColumnName): string => {
    if (name === 'change') return words.compareWith[compare];
    return name === 'spark' ? metrics.spark[grain] : metrics[name];
  };
  return (
    <>
      <colgroup>
        <col className="col-pick" />
        <col className="col-star" />
        {COLUMNS.map(({ name }) => (
          <col key={name} className={`col-${name}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          <td />
          {COLUMNS.map(({ name, sort, number }) =>
            sort === undefined ? (
              <th key={name} className={number ? 'number' : undefined}>
                {titleOf(name)}
              </th>
            ) : (
              <SortHead key={name} sort={sort} title={titleOf(name)} catalog={catalog} />
            ),
          )}
        </tr>
      </thead>
    </>
  );
}

/** Up, down, and back to the order by weight. */
function SortHead(props: { readonly sort: Sort; readonly title: string; readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const { sort, title, catalog } = props;
  const isSorted = catalog.address.sort === sort;
  const isDown = isSorted && catalog.address.down === true;
  const turn = () =>
    catalog.set(isDown ? { sort: undefined, down: undefined } : { sort, down: isSorted || undefined });
  return (
    <th aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="sort-button" onClick={turn} aria-label={words.metrics.sortBy(title)}>
        {title}
        <span aria-hidden="true">{isSorted ? (isDown ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}
