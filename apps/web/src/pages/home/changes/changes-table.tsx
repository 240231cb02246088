import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { metricsQuery } from '../../../api/server.ts';
import { keepFrame, useFrame } from '../../../frame/search.ts';
import { useScopeName } from '../../../frame/use-scope-name.ts';
import { askedCurrency, currencyWord, toldCurrency } from '../../../parts/asked-currency.ts';
import { changeText } from '../../../parts/change-chip.tsx';
import { Sparkline } from '../../../parts/metric-card/sparkline.tsx';
import { decimalText } from '../../../reading/decimal.ts';
import { readingOf, writtenTile } from '../../../reading/figure-text.ts';
import { useLanguage } from '../../../words/language.tsx';

type Changes = Wire<'Changes'>;
type Change = Changes['changes'][number];

/** From here on a change stands out, and stands out strongly. */
const UNUSUAL = 2;
const STRONG = 3.5;

export function ChangesTable({ changes }: { readonly changes: Changes }) {
  const { locale, words } = useLanguage();
  const scope = useScopeName();
  const { columns, leftOut } = words.home;
  const metrics = new Map(useQuery(metricsQuery).data?.map((metric) => [metric.name, metric]));
  const labelOf = (name: string) => metrics.get(name)?.label[locale] ?? name;
  return (
    <div className="scroll">
      <table className="grid changes">
        <thead>
          <tr>
            <th scope="col">{columns.metric}</th>
            <th scope="col" className="number">
              {columns.value}
            </th>
            <th scope="col" className="number">
              {columns.base}
            </th>
            <th scope="col" className="number">
              {columns.change}
            </th>
            <th scope="col">{columns.verdict}</th>
            <th scope="col" className="course">
              {columns.course}
            </th>
            <th scope="col">{columns.unusual}</th>
            <th aria-label={words.home.explore} />
          </tr>
        </thead>
        <tbody>
          {changes.changes.map((change) => (
            <ChangeRow key={change.metric} change={change} metric={metrics.get(change.metric)} />
          ))}
          {changes.left_out.map(({ metric, diagnostics }) => (
            <tr key={metric} className="quiet">
              <td>{labelOf(metric)}</td>
              <td colSpan={7}>
                {scope !== undefined && diagnostics[0]?.code === 'query/unreachable-dimension'
                  ? words.parts.outOfScope(labelOf(metric), scope)
                  : (diagnostics[0]?.messages[locale] ?? leftOut)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChangeRow(props: { readonly change: Change; readonly metric: MetricEntry | undefined }) {
  const { change } = props;
  const { locale, words } = useLanguage();
  const { home: text } = words;
  const { compare, money } = useFrame();
  const { metric, label, value, base, favourable, recent } = change;
  const told = currencyWord(toldCurrency(props.metric, change.currency ?? undefined, money), locale);
  const currency = props.metric === undefined ? undefined : askedCurrency(props.metric, money);
  const unit = change.unit ?? undefined;
  const write = (cell: string | number | null) => {
    if (cell === null) return '—';
    const written = writtenTile(cell, unit, locale);
    return `${written.text}${written.behind}${told}`;
  };
  const moved = changeText(
    {
      change: change.change,
      percent: change.change_pct,
      isRate: readingOf(unit) === 'percent',
      why: change.note,
      value,
      base,
      unit,
    },
    words,
    locale,
  );
  const tone = favourable === null ? '' : favourable ? 'good' : 'bad';
  return (
    <tr data-change={metric}>
      <td>
        <Link to="/app/metrics/$name" params={{ name: metric }} search={keepFrame}>
          {label[locale]}
        </Link>
      </td>
      <td className="number strong" data-exact={value}>
        {write(value)}
      </td>
      <td className="number" data-exact={base}>
        {write(base)}
      </td>
      <td className={`number strong ${tone}`} data-exact={change.change}>
        <span className="seen-narrow">{words.compareWith[compare]} </span>
        {moved}
      </td>
      <td className={tone}>
        {favourable === null ? '' : words.verdict[favourable ? 'favourable' : 'unfavourable']}
      </td>
      <td className="course">
        <Sparkline
          spark={recent.map((one) => (one.value === null ? null : Number(one.value)))}
          isPartial={recent.at(-1)?.partial ?? false}
        />
      </td>
      <td>
        <Unusual score={change.unusual} />
      </td>
      <td className="number">
        <Link
          to="/app/explore"
          search={(now) => ({ ...keepFrame(now), metrics: metric, rows: 'month', span: '12m', currency })}
          aria-label={text.exploreOf(label[locale])}
        >
          {text.explore}
        </Link>
      </td>
    </tr>
  );
}

function Unusual({ score }: { readonly score: number | null }) {
  const { unusual, unusualHelp } = useLanguage().words.home;
  if (score === null) return <span className="quiet">{unusual.unknown}</span>;
  const size = Math.abs(score);
  const level = size >= STRONG ? 'strong' : size >= UNUSUAL ? 'some' : 'usual';
  return (
    <span
      className={level === 'usual' ? 'quiet' : 'tag'}
      title={unusualHelp(decimalText(score, 0, 1) ?? String(score))}
    >
      {unusual[level]}
    </span>
  );
}
