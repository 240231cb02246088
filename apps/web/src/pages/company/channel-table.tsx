import { useQuery } from '@tanstack/react-query';
import { cellOf, columnOf, type MetricEntry, type Result, totalOf } from '../../api/answer.ts';
import { askQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shareText, tableText } from '../../reading/figure-text.ts';
import { spanText } from '../../reading/period.ts';
import { statusOf } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';

const COLUMNS = [
  'revenue',
  'revenue_budget',
  'revenue_attainment',
  'gross_margin_rate',
  'channel_contribution',
  'contribution_rate',
];
const ATTAINMENT = 'revenue_attainment';
/** Members have another name in English. */
const DIMENSION = { zh: 'channel', en: 'channel_en' };

/** Who sells and who earns. Every cell is an answer, the totals too. */
export function ChannelTable(props: { readonly all: readonly MetricEntry[]; readonly period: string }) {
  const { locale, words } = useLanguage();
  const { scoped } = useFrame();
  const known = new Map(props.all.map((metric) => [metric.name, metric]));
  const metrics = COLUMNS.flatMap((name) => known.get(name) ?? []);
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
  const span = spanText(props.period.slice(-7), locale);
  return (
    <section className="block">
      <h2>
        {words.company.channels} <small>{span}</small>
      </h2>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={240} />
      ) : (
        <Sheet metrics={metrics} result={data} />
      )}
    </section>
  );
}

function Sheet({ metrics, result }: { readonly metrics: readonly MetricEntry[]; readonly result: Result }) {
  const { locale, words } = useLanguage();
  return (
    <div className="scroll">
      <table className="grid channels">
        <thead>
          <tr>
            <th>{words.company.channel}</th>
            {metrics.map(({ name, label }) => (
              <th key={name} className="number">
                {label[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row, i) => (
            <tr key={String(row[0])}>
              <td className="strong">{String(row[0] ?? '—')}</td>
              {metrics.map((metric) => (
                <FigureCell
                  key={metric.name}
                  metric={metric}
                  result={result}
                  cell={cellOf(result, i, metric.name)}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{words.company.total}</td>
            {metrics.map((metric) => (
              <FigureCell
                key={metric.name}
                metric={metric}
                result={result}
                cell={totalOf(result, metric.name)}
              />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function FigureCell(props: {
  readonly metric: MetricEntry;
  readonly result: Result;
  readonly cell: string | number | null;
}) {
  const { locale } = useLanguage();
  const { metric, cell } = props;
  if (cell === null) return <td className="number">—</td>;
  const isAttainment = metric.name === ATTAINMENT;
  const unit = columnOf(props.result, metric.name)?.unit;
  const tone = isAttainment ? statusOf(Number(cell), 'up') : Number(cell) < 0 ? 'behind' : '';
  return (
    <td className={`number ${tone}`} title={String(cell)}>
      {isAttainment ? shareText(cell) : tableText(cell, unit, locale)}
    </td>
  );
}
