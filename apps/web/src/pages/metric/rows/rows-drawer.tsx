import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { columnOf, type MetricEntry } from '../../../api/answer.ts';
import { saveFile } from '../../../api/save-file.ts';
import { call } from '../../../api/server.ts';
import { pageBox } from '../../../figures/page-box.ts';
import { type FrameState, useFrame } from '../../../frame/search.ts';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { askedCurrency } from '../../../parts/asked-currency.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { currencyName } from '../../../reading/currency-name.ts';
import { decimalText } from '../../../reading/decimal.ts';
import { periodText } from '../../../reading/period.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { knownDay } from '../metric-address-of.ts';
import { periodQuery } from '../strip/figure-queries.ts';
import { csvFile } from '../trend/csv-of.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { RowsTable } from './rows-table.tsx';

const PAGE = 100;
const MOST = 1000;

interface Drawn {
  readonly metric: MetricEntry;
  readonly measure: number;
}

/** The rows behind the number of the page: those of the period and the scope, measure by measure. */
export default function RowsDrawer({ metric, measure }: Drawn) {
  const { locale, words } = useLanguage();
  const { address, set } = useMetricAddress();
  const frame = useFrame();
  const known = knownDay(address);
  const isNarrow = useNarrow();
  return (
    <Drawer
      open
      getContainer={pageBox}
      onClose={() => set({ rows: undefined })}
      size={isNarrow ? '100%' : 960}
      title={
        <>
          {words.metric.rowsView.title(metric.label[locale])}{' '}
          <small className="quiet">
            {periodText(frame.period, locale)}
            {known === undefined ? null : ` · ${words.metric.known.on(known)}`}
          </small>
        </>
      }
    >
      <Rows key={measure} metric={metric} measure={measure} />
    </Drawer>
  );
}

function useRows({ metric, measure }: Drawn, limit: number, { period, scoped }: FrameState) {
  const { where, params, restated, as_of } = scoped({ metrics: [metric.name] });
  const body = {
    metric: metric.name,
    measure,
    period,
    limit,
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params }),
    ...(restated === undefined ? {} : { restated }),
    ...(as_of === undefined ? {} : { as_of }),
  };
  return useQuery({
    queryKey: ['rows', body],
    queryFn: ({ signal }) => call('rows', { body, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The currency that the page converts to, by what it asks or by the formula; undefined: it converts nothing. */
function useConvertedTo(metric: MetricEntry): string | undefined {
  const frame = useAskedFrame(metric);
  const { data } = useQuery(periodQuery(metric, frame));
  const isConverted = (data?.meta.rates ?? []).length > 0;
  const ofFormula = data !== undefined && isConverted ? columnOf(data, metric.name)?.currency : undefined;
  return askedCurrency(metric, frame.money) ?? ofFormula;
}

function Rows({ metric, measure }: Drawn) {
  const { words, locale } = useLanguage();
  const frame = useAskedFrame(metric);
  const currency = useConvertedTo(metric);
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch, isFetching } = useRows({ metric, measure }, limit, frame);
  const { rowsView } = words.metric;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={480} />;
  const { measures, rows, columns, total_rows: total, more } = data;
  return (
    <>
      <Measures measures={measures} measure={measure} />
      <header className="block-head">
        <p className="note" role="status">
          {rowsView.total(decimalText(rows.length, 0, 0) ?? '', decimalText(total, 0, 0) ?? '')}
        </p>
        <Button
          size="small"
          disabled={rows.length === 0}
          onClick={() => saveFile(csvFile({ columns, rows }), `${metric.name}-rows.csv`)}
        >
          {rowsView.csv}
        </Button>
      </header>
      {currency === undefined ? null : (
        <p className="note">{rowsView.ownCurrencies(currencyName(currency, locale))}</p>
      )}
      {rows.length === 0 ? <p className="refused">{rowsView.none}</p> : <RowsTable result={data} />}
      {more && limit < MOST ? (
        <Button loading={isFetching} onClick={() => setLimit(Math.min(MOST, limit * 3))}>
          {rowsView.more}
        </Button>
      ) : null}
    </>
  );
}

function Measures(props: {
  readonly measures: readonly {
    readonly formula: string;
    readonly label: { readonly zh: string; readonly en: string };
    readonly opens: boolean;
  }[];
  readonly measure: number;
}) {
  const { locale, words } = useLanguage();
  const { set } = useMetricAddress();
  const { measures, measure } = props;
  const [only] = measures;
  if (measures.length < 2) return <p className="formula small">{only?.formula}</p>;
  return (
    <Select
      className="measure-choice"
      aria-label={words.metric.rowsView.choose}
      value={measure}
      popupMatchSelectWidth={false}
      options={measures.map(({ formula, label, opens }, value) => ({
        value,
        disabled: !opens,
        label: `${label[locale]} · ${formula}`,
      }))}
      onChange={(rows) => set({ rows })}
    />
  );
}
