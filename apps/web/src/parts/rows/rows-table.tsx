import type { Wire } from '@plumbline/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import { Failure } from '../failure.tsx';
import { Segments } from '../segments.tsx';
import { SheetView } from '../sheet/sheet-view.tsx';
import { Waiting } from '../waiting.tsx';
import { type RowsColumn, rowsSheet } from './rows-sheet.ts';
import './rows-table.css';
import { againstText } from '../question/against.ts';

const PAGE = 500;

/** What a figure is compared with: as the answer calls it, and as rows are asked for it. */
export interface Base {
  readonly name: string;
  readonly compare: NonNullable<Wire<'RowsQuery'>['compare']>;
}

/** The rows behind a figure, measure by measure, of the period or of what it is compared with. */
export function RowsTable(props: {
  /** Null: the figure stands for members without names. */
  readonly ask: Wire<'RowsQuery'> | null;
  readonly against: readonly Base[];
  /** Of the figure; empty: that of the rows. */
  readonly currency: string;
}) {
  const { words, locale } = useLanguage();
  const { ask, against, currency } = props;
  const [measure, setMeasure] = useState(0);
  const [base, setBase] = useState('');
  const compare = against.find(({ name }) => name === base)?.compare;
  const asked = ask === null ? null : { ...ask, measure, ...(compare === undefined ? {} : { compare }) };
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['rows', asked],
    enabled: asked !== null,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('rows', { body: { ...asked, limit: PAGE, offset: pageParam }, signal }),
    getNextPageParam: (last, pages) =>
      last.more ? pages.reduce((sum, { rows }) => sum + rows.length, 0) : undefined,
  });
  const first = data?.pages[0];
  const sheet = useMemo(() => {
    if (data === undefined || first === undefined) return null;
    const rows = data.pages.flatMap((page) => page.rows);
    const head = (name: string, column: RowsColumn) =>
      isForeign(column, currency) ? words.explore.panelTitle(name, column.currency ?? '') : name;
    return rowsSheet({ ...first, rows }, { label: words.explore.rowsOf, locale, head });
  }, [data, first, words, locale, currency]);
  if (ask === null) return null;
  return (
    <section className="detail-rows">
      <header className="detail-rows-head">
        <h3>{words.explore.rowsOf}</h3>
        <Segments
          size="small"
          value={base}
          onChange={setBase}
          options={['', ...against.map(({ name }) => name)].map((value) => ({
            value,
            label: value === '' ? words.explore.thisPeriod : againstText(value, words),
          }))}
        />
      </header>
      {first !== undefined && first.measures.length > 1 ? (
        <Segments
          size="small"
          className="detail-measures"
          value={measure}
          onChange={setMeasure}
          options={first.measures.map(({ label, formula }, value) => ({
            value,
            label: label[locale],
            title: formula,
          }))}
        />
      ) : null}
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : sheet === null || first === undefined ? (
        <Waiting height={320} />
      ) : (
        <>
          <p className="note">
            <code>{first.measures[first.measure]?.formula}</code> ·{' '}
            {first.total_rows === sheet.count
              ? words.explore.detailRows(sheet.count)
              : words.explore.detailShown(sheet.count, first.total_rows)}
            {first.columns.some((column) => isForeign(column, currency))
              ? ` · ${words.explore.rowsRecorded(currency)}`
              : null}
          </p>
          {sheet.count === 0 ? <p>{words.explore.noRows}</p> : <SheetView sheet={sheet} />}
          {hasNextPage ? (
            <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {words.explore.loadMore}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

/** An amount of a row, which stands as it was recorded, beside a figure in another currency. */
function isForeign(column: RowsColumn, currency: string): boolean {
  return currency !== '' && column.currency !== undefined && column.currency !== currency;
}
