import { columnOf, type Result } from '../../../api/answer.ts';
import type { FrameState } from '../../../frame/search.ts';
import { ALL, type Spot } from '../../../parts/pivot/cells.ts';
import { figuresOf, type Measure, partOf } from '../../../parts/pivot/measures.ts';
import { againstText } from '../../../parts/question/against.ts';
import { TO_THE_CENT } from '../../../parts/rows/rows-sheet.ts';
import { type Base, RowsTable } from '../../../parts/rows/rows-table.tsx';
import { memberText } from '../../../parts/sheet/member-text.ts';
import { figureOf, readFigure, toneOf, unitText } from '../../../parts/sheet/read-figure.ts';
import {
  dimensionText,
  madeOf,
  measureText,
  metricText,
  type Names,
  type Reader,
  readerOf,
  whyNull,
} from '../../../parts/sheet/reader.ts';
import type { Figure } from '../../../reading/decimal.ts';
import { exactText, tableText } from '../../../reading/figure-text.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { daysText } from '../edit/span-text.ts';
import { SidePanel } from '../window/side-panel.tsx';
import type { Detail } from './detail.ts';
import { rowsAsk } from './rows-ask.ts';

interface Panel {
  readonly detail: Detail;
  readonly frame: Pick<FrameState, 'scoped'>;
  readonly reader: Names;
  readonly close: () => void;
}

/** What stands behind a figure: all its digits, what it is compared with, why it is missing, and its rows. */
export function DetailPanel({ detail, reader: names, frame, close }: Panel) {
  const { words } = useLanguage();
  const { spot, column, answered } = detail;
  const reader = readerOf(names, answered);
  const { keys, against } = answered.asked;
  const metric = columnOf(answered.result, column)?.of ?? column;
  const part = partOf(answered.result, metric);
  const compared = figuresOf(answered.result, [metric], against).filter(({ role }) => role !== 'base');
  const measures = [...compared, ...(part === null ? [] : [part])];
  const place = keys.flatMap((ref, i) => {
    const key = spot.keys[i] ?? ALL;
    return key === ALL ? [] : [`${dimensionText(reader, ref)} ${memberText(key, ref, reader)}`];
  });
  return (
    <SidePanel title={metricText(reader, metric)} close={close}>
      <p className="detail-place">{place.length === 0 ? words.explore.whole : place.join(' · ')}</p>
      <dl className="detail-facts">
        {measures.map((measure) => (
          <Fact key={measure.column} reader={reader} measure={measure} spot={spot} />
        ))}
      </dl>
      <RowsTable
        key={`${spot.list} ${spot.index} ${metric}`}
        ask={rowsAsk(detail, metric, frame.scoped)}
        against={basesOf(answered)}
        currency={answered.question.currency}
      />
    </SidePanel>
  );
}

/** Closed figures are recorded: no rows stand behind them. */
function basesOf({ asked }: Detail['answered']): readonly Base[] {
  const items = asked.query.compare ?? [];
  return asked.against.flatMap((name, i) => {
    const compare = items[i];
    return compare === undefined || compare === 'closed' ? [] : [{ name, compare }];
  });
}

function Fact(props: { readonly reader: Reader; readonly measure: Measure; readonly spot: Spot }) {
  const { reader, measure, spot } = props;
  const { words, result, metrics } = reader;
  const metric = metrics.get(measure.metric);
  const value = valueAt(result, spot, measure.column);
  const figure = figureOf(value);
  const base =
    measure.against === null ? null : valueAt(result, spot, `${measure.metric}__${measure.against}`);
  const isOwn = measure.against === null || measure.role === 'fx';
  const range = isOwn ? result.ranges.current : result.ranges[measure.against ?? ''];
  const isPart = measure.role === 'part';
  const unit = unitText(metric, reader);
  const behind = isPart || unit === '%' || unit === '' ? '' : ` ${unit}`;
  const tone = toneOf(value, measure, metric);
  const exact = figure === null || measure.role !== 'value' ? null : fullText(figure, metric?.unit, reader);
  const made = madeOf(reader, measure, spot);
  const asValue: Measure = { ...measure, role: 'value', column: measure.metric };
  return (
    <div>
      <dt>{labelOf(measure, words)}</dt>
      <dd>
        <span className="detail-figure">
          {isOwn ? (
            <span>
              <b>{readFigure(value, measure, reader)}</b>
              {behind}
            </span>
          ) : (
            <>
              <span>
                {readFigure(base, asValue, reader)}
                {behind}
              </span>
              <strong
                className={tone === 'favourable' ? 'good' : tone === 'unfavourable' ? 'bad' : undefined}
              >
                {measureText(reader, measure, null)} {readFigure(value, measure, reader)}
              </strong>
            </>
          )}
        </span>
        {exact === null ? null : (
          <small>
            {words.explore.exact} {exact}
          </small>
        )}
        {range?.[0] === null ||
        range?.[0] === undefined ||
        spot.keys.some((key) => key !== ALL && isDay(key)) ? null : (
          <small>{daysText([range[0], range[1] ?? ''], reader)}</small>
        )}
        {value === null ? (
          <small>
            {words.explore.why}: {whyNull(reader, spot, measure)}
          </small>
        ) : (
          made !== undefined && <small>{made}</small>
        )}
      </dd>
    </div>
  );
}

function labelOf({ against, role }: Measure, words: Words): string {
  if (role === 'fx') return words.explore.fx;
  if (against !== null) return againstText(against, words);
  return role === 'part' ? words.explore.part : words.explore.thisPeriod;
}

/** All its digits; of an amount that was divided or converted those down to the cent, the rest is of the arithmetic. */
function fullText(figure: Figure, unit: string | undefined, { locale }: Reader): string {
  return typeof figure === 'number' && unit === 'money'
    ? tableText(figure, unit, locale, TO_THE_CENT)
    : exactText(figure, unit);
}

function valueAt({ columns }: Result, { row }: Spot, name: string) {
  return row[columns.findIndex((column) => column.name === name)] ?? null;
}

/** Is the place inside the period: its own days are not those of the whole. */
function isDay(key: string): boolean {
  return /^"\d{4}-\d{2}-\d{2}"$/.test(key);
}
