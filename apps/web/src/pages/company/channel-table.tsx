import type { TableScale } from '@plumbline/finance';
import { useQuery } from '@tanstack/react-query';
import { type Cell, cellOf, columnOf, type MetricEntry, type Result, totalOf } from '../../api/answer.ts';
import { askQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { frameInCurrency } from '../../parts/asked-currency.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shareText, tableText } from '../../reading/figure-text.ts';
import { spanText } from '../../reading/period.ts';
import { statusOf } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';

/** From sales to what a channel leaves; the second name stands in front of the first with an arrow. */
const COLUMNS: readonly (readonly [name: string, from?: string])[] = [
  ['revenue'],
  ['revenue_attainment'],
  ['gross_margin_rate', 'gross_margin_budget'],
  ['gross_profit'],
  ['channel_direct_expense'],
  ['channel_contribution'],
];
const ATTAINMENT = 'revenue_attainment';
/** What the table comes to. */
const RESULT = 'channel_contribution';
/** Members have another name in English. */
const DIMENSION = { zh: 'channel', en: 'channel_en' };
const ROWS_HEIGHT = 254;

interface Column {
  readonly metric: MetricEntry;
  readonly from: MetricEntry | undefined;
}

/** Who sells and who earns. Every cell is an answer, the totals too. */
export function ChannelTable(props: {
  readonly all: readonly MetricEntry[];
  readonly period: string;
  /** The last of the period. */
  readonly month: string;
  /** The unit of money of the page; null: not known yet. */
  readonly scale: TableScale | null;
}) {
  const { locale, words } = useLanguage();
  const frame = useFrame();
  const known = new Map(props.all.map((metric) => [metric.name, metric]));
  const columns = COLUMNS.flatMap(([name, from = '']): readonly Column[] => {
    const metric = known.get(name);
    return metric === undefined ? [] : [{ metric, from: known.get(from) }];
  });
  const metrics = columns.flatMap(({ metric, from }) => (from === undefined ? [metric] : [from, metric]));
  const isInSeveral = metrics.some(({ several_currencies }) => several_currencies === true);
  const { scoped } = isInSeveral ? frameInCurrency(frame, { several_currencies: true }) : frame;
  const { data, error, refetch } = useQuery({
    ...askQuery(
      scoped({
        metrics: metrics.map(({ name }) => name),
        by: [DIMENSION[locale]],
        period: props.period,
        totals: true,
        ...(known.has('revenue') ? { order: [{ by: 'revenue', desc: true }] } : {}),
      }),
    ),
    enabled: metrics.length > 0,
  });
  if (metrics.length === 0) return null;
  return (
    <section className="block">
      <header className="block-head">
        <h2>
          {words.company.channels} <small>{spanText(props.month, locale)}</small>
        </h2>
        <small className="quiet">{words.company.channelNote}</small>
      </header>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined || props.scale === null ? (
        <Waiting height={ROWS_HEIGHT} />
      ) : (
        <Sheet columns={columns} result={data} scale={props.scale} />
      )}
    </section>
  );
}

interface Shown {
  readonly result: Result;
  readonly scale: TableScale;
}

function Sheet({ columns, ...shown }: Shown & { readonly columns: readonly Column[] }) {
  const { result } = shown;
  const { locale, words } = useLanguage();
  const cells = (read: (name: string) => Cell) =>
    columns.map((column) => <FigureCell key={column.metric.name} column={column} read={read} {...shown} />);
  return (
    <div className="scroll">
      <table className="grid channels">
        <thead>
          <tr>
            <th scope="col">{words.company.channel}</th>
            {columns.map(({ metric, from }) => (
              <th key={metric.name} scope="col" className="number">
                {from === undefined ? metric.label[locale] : words.company.marginBoth}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row, i) => (
            <tr key={String(row[0])} data-channel={row[0]}>
              <td className="strong">{String(row[0] ?? '—')}</td>
              {cells((name) => cellOf(result, i, name))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-channel="">
            <td>{words.company.total}</td>
            {cells((name) => totalOf(result, name))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function FigureCell(props: Shown & { readonly column: Column; readonly read: (name: string) => Cell }) {
  const { metric, from } = props.column;
  const cell = props.read(metric.name);
  const isAttainment = metric.name === ATTAINMENT;
  const tone = cell === null ? '' : isAttainment ? attainmentTone(cell, props.result) : signTone(cell);
  return (
    <td className={`number ${tone} ${metric.name === RESULT ? 'strong' : ''}`}>
      {from === undefined ? null : (
        <>
          <FigureText {...props} name={from.name} cell={props.read(from.name)} className="from" />
          {' → '}
        </>
      )}
      <FigureText {...props} name={metric.name} cell={cell} />
    </td>
  );
}

/** A year that still runs is not judged by the whole plan. */
function attainmentTone(cell: string | number, { meta }: Result): string {
  return meta.partial ? '' : statusOf(Number(cell), 'up');
}

function signTone(cell: string | number): string {
  return Number(cell) < 0 ? 'behind' : '';
}

function FigureText(
  props: Shown & { readonly name: string; readonly cell: Cell; readonly className?: string },
) {
  const { locale } = useLanguage();
  const { name, cell, result, scale, className = '' } = props;
  const unit = columnOf(result, name)?.unit;
  return (
    <span
      className={className}
      data-column={name}
      data-exact={cell}
      title={cell === null ? '' : String(cell)}
    >
      {cell === null ? '—' : name === ATTAINMENT ? shareText(cell) : tableText(cell, unit, locale, scale)}
    </span>
  );
}
