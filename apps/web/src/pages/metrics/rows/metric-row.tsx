import { listed } from '@plumbline/client';
import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { ChangeText } from '../../../figures/change-text.tsx';
import { FollowButton } from '../../../figures/follow-button.tsx';
import { SeriesValue } from '../../../figures/series-value.tsx';
import type { FigureState } from '../../../figures/use-figures.ts';
import { keepFrame } from '../../../frame/search.ts';
import { attributeText, personText } from '../../../parts/definition/attribute-text.ts';
import { MarkTags } from '../../../parts/definition/mark-tags.tsx';
import { ReadableFormula } from '../../../parts/definition/readable-formula.tsx';
import { failureText } from '../../../parts/failure.tsx';
import { Sparkline } from '../../../parts/metric-card/sparkline.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Picks } from '../pair/use-picks.ts';

interface Row {
  readonly metric: MetricEntry;
  readonly at: number;
  readonly figure: FigureState | undefined;
  readonly picks: Picks;
  /** What lets the row take the focus. */
  readonly focus: object;
}

export function MetricRow({ metric, at, figure, picks, focus }: Row) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const { follows, picked, pick } = picks;
  const { name, label, readable, version } = metric;
  const isPicked = picked.includes(name);
  const owner = attributeText(metric, 'owner', speech);
  return (
    <tr
      aria-rowindex={at + 2}
      aria-selected={isPicked}
      className={isPicked ? 'picked' : undefined}
      data-metric={name}
      {...focus}
    >
      <td className="cell-pick">
        <input
          type="checkbox"
          aria-label={words.metrics.select(label[locale])}
          checked={isPicked}
          onChange={() => pick(name)}
        />
      </td>
      <td className="cell-star">
        {follows === null ? null : <FollowButton metric={metric} follows={follows} />}
      </td>
      <td className="cell-name">
        <span className="name-line">
          <Link to="/app/metrics/$name" params={{ name }} search={keepFrame} title={label[locale]}>
            {label[locale]}
          </Link>
          <WorstMark marks={metric.marks} />
          {metric.same === undefined ? null : <SameMark names={metric.same} />}
        </span>
      </td>
      <td className="quiet cell-code" title={name}>
        {name}
      </td>
      <td className="quiet cell-formula" title={readable[locale]}>
        <ReadableFormula text={readable[locale]} />
      </td>
      <td className="cell-area">{attributeText(metric, 'area', speech)}</td>
      <td className="cell-layer">{attributeText(metric, 'layer', speech)}</td>
      <Figures metric={metric} state={figure} />
      <td className="cell-owner" title={owner ?? undefined}>
        {owner === null ? '—' : personText(owner)}
      </td>
      <td className="quiet cell-version">v{version}</td>
    </tr>
  );
}

/** A row has room for one mark: that of a figure that is not to be used stands before the others, which are counted. */
function WorstMark({ marks = [] }: Pick<MetricEntry, 'marks'>) {
  const { marks: text } = useLanguage().words;
  const worst = marks.find((mark) => mark === 'suspended') ?? marks[0];
  if (worst === undefined) return null;
  const others = marks.filter((mark) => mark !== worst);
  return (
    <>
      <MarkTags marks={[worst]} />
      {others.length === 0 ? null : (
        <small className="quiet" title={others.map((mark) => text.names[mark]).join(' · ')}>
          +{others.length}
        </small>
      )}
    </>
  );
}

function SameMark({ names }: { readonly names: readonly string[] }) {
  const { locale, words } = useLanguage();
  const text = words.metrics.sameAs(listed(names, locale));
  return (
    <small className="same-mark" role="img" aria-label={text} title={text}>
      ＝
    </small>
  );
}

function Figures({
  metric,
  state,
}: {
  readonly metric: MetricEntry;
  readonly state: FigureState | undefined;
}) {
  const { locale, words } = useLanguage();
  const figure = state?.figure;
  if (state !== undefined && state.error !== null) {
    const reason = failureText(state.error, words, locale);
    return (
      <td className="quiet cell-refused" colSpan={3} title={reason}>
        {words.metrics.refused} · {reason}
      </td>
    );
  }
  if (figure === undefined)
    return (
      <td className="cell-waiting" colSpan={3}>
        <span className="row-waiting" role="status" aria-label={words.metrics.loadingValue} />
      </td>
    );
  return (
    <>
      <td className="number cell-value">
        {figure === null ? (
          <span className="quiet">{words.metrics.noValue}</span>
        ) : (
          <SeriesValue figure={figure} metric={metric} />
        )}
      </td>
      <td className="number cell-change">
        {figure === null ? '—' : <ChangeText {...figure} metric={metric} />}
      </td>
      <td className="cell-spark">
        {figure === null || figure.spark.length < 2 ? null : <Sparkline {...figure} />}
      </td>
    </>
  );
}
