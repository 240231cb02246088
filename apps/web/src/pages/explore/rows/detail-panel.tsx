import { Drawer } from 'antd';
import { columnOf, type Result } from '../../../api/answer.ts';
import { decimalText } from '../../../reading/decimal.ts';
import { useLanguage } from '../../../words/language.tsx';
import { memberText } from '../pivot/member-text.ts';
import { readFigure, toneOf, unitText } from '../pivot/read-figure.ts';
import { dimensionText, measureText, metricText, type Reader, whyNull } from '../pivot/reader.ts';
import { ALL, type Spot } from '../shape/cells.ts';
import { type Measure, measuresOf } from '../shape/measures.ts';
import type { Answered } from '../use-answer.ts';

/** A figure that was opened: its line of the answer and its column. */
export interface Detail {
  readonly spot: Spot;
  readonly column: string;
  readonly answered: Answered;
}

interface Panel {
  readonly detail: Detail;
  readonly reader: Omit<Reader, 'result'>;
  readonly close: () => void;
}

/** What stands behind a figure: all its digits, what it is compared with, why it is missing, and its rows. */
export function DetailPanel({ detail, reader: names, close }: Panel) {
  const { words } = useLanguage();
  const { spot, column, answered } = detail;
  const reader: Reader = { ...names, result: answered.result };
  const { keys, against } = answered.asked;
  const metric = columnOf(answered.result, column)?.of ?? column;
  const measures = measuresOf(answered.result, [metric], against);
  const place = keys.flatMap((ref, i) => {
    const key = spot.keys[i] ?? ALL;
    return key === ALL ? [] : [`${dimensionText(reader, ref)} ${memberText(key, ref, reader)}`];
  });
  return (
    <Drawer open onClose={close} size={640} title={metricText(reader, metric)} className="detail">
      <p className="detail-place">{place.length === 0 ? words.explore.whole : place.join(' · ')}</p>
      <dl className="detail-facts">
        {measures.map((measure) => (
          <Fact key={measure.column} reader={reader} measure={measure} spot={spot} />
        ))}
      </dl>
    </Drawer>
  );
}

function Fact(props: { readonly reader: Reader; readonly measure: Measure; readonly spot: Spot }) {
  const { reader, measure, spot } = props;
  const { words, result, metrics, locale } = reader;
  const metric = metrics.get(measure.metric);
  const value = valueAt(result, spot, measure.column);
  const base =
    measure.against === null ? null : valueAt(result, spot, `${measure.metric}__${measure.against}`);
  const range = measure.against === null ? result.ranges.current : result.ranges[measure.against];
  const label =
    measure.against === null
      ? measureText(reader, measure)
      : (words.explore.against[measure.against] ?? measure.against);
  const tone = toneOf(value, measure, metric);
  const exact = value === null || measure.role !== 'value' ? null : exactText(value);
  const asValue: Measure = { ...measure, role: 'value', column: measure.metric };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="detail-figure">
          {measure.against === null ? null : (
            <span>
              {base === null ? '—' : readFigure(base, asValue, { result, metric, locale })}{' '}
              {unitText(metric, reader)}
            </span>
          )}
          <strong className={tone === 'favourable' ? 'good' : tone === 'unfavourable' ? 'bad' : undefined}>
            {measure.against === null ? null : `${measureText(reader, measure)} `}
            {readFigure(value, measure, { result, metric, locale })}
          </strong>
        </span>
        {exact === null ? null : (
          <small>
            {words.explore.exact} {exact}
          </small>
        )}
        {range?.[0] === null ||
        range?.[0] === undefined ||
        spot.keys.some((key) => key !== ALL && isDay(key)) ? null : (
          <small>{words.explore.range(range[0], range[1] ?? '')}</small>
        )}
        {value === null ? (
          <small>
            {words.explore.why}: {whyNull(reader, spot, measure.column)}
          </small>
        ) : null}
      </dd>
    </div>
  );
}

function valueAt({ columns }: Result, { row }: Spot, name: string) {
  return row[columns.findIndex((column) => column.name === name)] ?? null;
}

/** All the digits that the server gave. */
function exactText(value: string | number | boolean): string {
  const text = String(value);
  return decimalText(text, 0, Math.min(12, /\.(\d+)/.exec(text)?.[1]?.length ?? 0)) ?? text;
}

/** Is the place inside the period: its own days are not those of the whole. */
function isDay(key: string): boolean {
  return /^"\d{4}-\d{2}-\d{2}"$/.test(key);
}
