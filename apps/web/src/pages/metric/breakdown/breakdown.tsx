import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { MetricEntry } from '../../../api/answer.ts';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { isNestedRefused } from '../../../api/refusal.ts';
import { askQuery } from '../../../api/server.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { type Dimension, groupable } from '../../../reading/groupable.ts';
import { useLanguage } from '../../../words/language.tsx';
import { isPlace } from '../is-place.ts';
import { useMetricAddress } from '../metric-address.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { BreakdownTable } from './breakdown-table.tsx';

/** Members shown; the others are one row. */
const MOST = 10;
/** Of members that are no parts, such as plans beside what happened: none are put together. */
const MOST_WHOLE = 50;
const BUTTONS = 3;
const ROOM = 24;
/** Signs from here on are as wide as they are high. */
const FIRST_WIDE = 0x2e7f;
const HEIGHT = 320;

/** The figure of the period by the members of a dimension, beside what it is compared with. */
export function Breakdown({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { address } = useMetricAddress();
  const { data, error, refetch, isPlaceholderData } = useQuery(dimensionsQuery([metric.name]));
  const dimensions = data === undefined || isPlaceholderData ? undefined : groupable(data, locale);
  const chosen = dimensions?.find(({ ref }) => ref === address.by) ?? dimensions?.[0];
  if (metric.company === true)
    return (
      <section className="block breakdown">
        <header className="block-head">
          <h2>{words.metric.breakdown.heading}</h2>
        </header>
        <p className="refused">{words.metric.ofCompany}</p>
      </section>
    );
  return (
    <section className="block breakdown">
      <header className="block-head">
        <h2>
          {chosen === undefined
            ? words.metric.breakdown.heading
            : words.metric.breakdown.title(chosen.label[locale])}
        </h2>
        {dimensions === undefined || chosen === undefined || dimensions.length < 2 ? null : (
          <Choice dimensions={dimensions} chosen={chosen} />
        )}
      </header>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : dimensions === undefined ? (
        <Waiting height={HEIGHT} />
      ) : chosen === undefined ? (
        <p className="refused">{words.metric.breakdown.noDimensions}</p>
      ) : (
        <Members metric={metric} dimension={chosen} />
      )}
    </section>
  );
}

function Choice(props: { readonly dimensions: readonly Dimension[]; readonly chosen: Dimension }) {
  const { locale, words } = useLanguage();
  const { set } = useMetricAddress();
  const { dimensions, chosen } = props;
  const options = dimensions.map(({ ref, label }) => ({ value: ref, label: label[locale] }));
  const first = fitting(options);
  const isFirst = first.some(({ value }) => value === chosen.ref);
  const choose = (by: string) => set({ by: by === options[0]?.value ? undefined : by });
  return (
    <span className="breakdown-choice">
      {first.length < 2 ? null : (
        <Segments
          className="wide-only"
          size="small"
          aria-label={words.metric.breakdown.choose}
          value={isFirst ? chosen.ref : ''}
          options={[...first]}
          onChange={choose}
        />
      )}
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={words.metric.breakdown.more}
        placeholder={words.metric.breakdown.more}
        value={isFirst && first.length > 1 ? null : chosen.ref}
        options={options}
        popupMatchSelectWidth={false}
        onChange={choose}
      />
    </span>
  );
}

/** As many as have room beside the heading; a sign of Chinese is as wide as two of Latin. */
function fitting<O extends { readonly label: string }>(options: readonly O[]): readonly O[] {
  let room = ROOM;
  return options.slice(0, BUTTONS).filter(({ label }) => {
    room -= 3 + [...label].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > FIRST_WIDE ? 2 : 1), 0);
    return room >= 0;
  });
}

function Members({ metric, dimension }: { readonly metric: MetricEntry; readonly dimension: Dimension }) {
  const frame = useAskedFrame(metric);
  const first = useQuery(membersQuery(metric, dimension, frame));
  const isNested = isNestedRefused(first.error);
  const nested = useQuery({
    ...membersQuery(metric, { ...dimension, additive: false }, frame),
    enabled: isNested,
  });
  const { data, error, refetch } = isNested ? nested : first;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={HEIGHT} />;
  return <BreakdownTable {...{ metric, dimension, isNested }} result={data} most={MOST_WHOLE} />;
}

function membersQuery(
  metric: MetricEntry,
  { ref, additive, bridged }: Dimension,
  { period, compare, scoped }: ReturnType<typeof useAskedFrame>,
) {
  const isRanked = isPlace(metric);
  const isListed = isRanked || additive === false || bridged === true;
  return askQuery(
    scoped({
      metrics: [metric.name],
      by: [ref],
      period,
      compare: [compare],
      order: [{ by: metric.name, desc: !isRanked }],
      ...(isListed ? { limit: MOST_WHOLE + 1 } : { limit: MOST, others: true }),
      // All of them together have no place.
      totals: !isRanked,
      ...(metric.additive === 'never' || additive === false ? {} : { share: { within: [] } }),
    }),
  );
}
