import type { Wire } from '@plumbline/client';
import { Input } from 'antd';
import { type CSSProperties, type ReactNode, useDeferredValue, useState } from 'react';
import { type MetricEntry, plansOf } from '../../../api/answer.ts';
import { Icon } from '../../../parts/icon.tsx';
import { cutsOf, isOfOwnDay, writeDateKey } from '../../../parts/question/date-key.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import type { Question } from '../../../parts/question/question.ts';
import { canFilter } from '../../../parts/question/time-grains.ts';
import { fieldUnit } from '../../../parts/sheet/read-figure.ts';
import { cutText, dimensionText, type Names } from '../../../parts/sheet/reader.ts';
import type { Locale } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { placeDimension, toggleDimension, toggleMetric } from '../question/edit.ts';
import { placeOf, shelfOf, toggleField } from './chosen.ts';
import { FieldItem } from './field-item.tsx';

export type Dimension = Wire<'DimensionList'>['dimensions'][number];

interface Fields {
  readonly metrics: readonly MetricEntry[];
  /** Those that work with every chosen metric. */
  readonly fitting: readonly Dimension[] | undefined;
  readonly every: readonly Dimension[] | undefined;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly filterBy: (ref: string) => void;
  readonly reader: Names;
  readonly children: ReactNode;
}

const FIRST = 8;
const MOST = 200;

/** Everything that can be asked for, by click, by drag and by keyboard. */
export function FieldList(props: Fields) {
  const { words } = useLanguage();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim().toLowerCase());
  return (
    <div className="fields">
      <Input
        prefix={<Icon name="search" />}
        placeholder={words.explore.findField}
        aria-label={words.explore.findField}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        allowClear
      />
      <MetricFields {...props} search={search} />
      <DimensionFields {...props} search={search} />
      {props.children}
    </div>
  );
}

function MetricFields({ metrics, question, change, reader, search }: Fields & { readonly search: string }) {
  const { locale, words } = useLanguage();
  const { currency } = reader;
  return (
    <Group
      title={words.explore.metrics}
      note={words.explore.chosenOf(question.metrics.length, metrics.length)}
      items={inOrder(plannedFirst(metrics), (each) => question.metrics.indexOf(each.name))}
      matches={(each) => metricMatches(each, search)}
      isFiltered={search !== ''}
      first={Math.max(FIRST, question.metrics.length)}
    >
      {(metric) => (
        <FieldItem
          key={metric.name}
          label={metric.label[locale]}
          hint={metric.readable[locale]}
          mark={fieldUnit(metric, currency, locale)}
          isOn={question.metrics.includes(metric.name)}
          dragged={{ kind: 'metric', name: metric.name }}
          toggle={() => change(toggleMetric(question, metric.name))}
        />
      )}
    </Group>
  );
}

function DimensionFields(props: Fields & { readonly search: string }) {
  const { locale, words } = useLanguage();
  const { fitting, every, question, change, filterBy, search, reader } = props;
  const count = question.metrics.length;
  const chosen = (fitting ?? []).filter((each) => placeOf(question, each) >= 0).length;
  const lost = (every ?? []).filter(({ ref }) => fitting?.every((each) => each.ref !== ref)).length;
  return (
    <Group
      title={words.explore.dimensions}
      note={count === 0 ? '' : words.explore.workWith(count)}
      items={inOrder(usualFirst(withParts(fitting ?? [], { search, reader, question }), locale), (each) =>
        placeOf(question, each),
      )}
      matches={(each) => dimensionMatches(each, search, locale)}
      isFiltered={search !== ''}
      first={Math.max(FIRST + 2, chosen)}
      room={every === undefined ? FIRST + 2 : Math.min(FIRST + 2, every.length)}
      foot={fitting === undefined || lost <= 0 ? '' : words.explore.notReached(lost)}
    >
      {(dimension) => {
        const { ref, label } = dimension;
        const cuts = cutsOf(dimension);
        const usual = cuts.length === 0 || dimension.kind === 'grain' ? ref : `${ref}:month`;
        const shelf = shelfOf(question, dimension);
        return (
          <FieldItem
            key={ref}
            label={label[locale]}
            hint={ref}
            mark={shelf === null ? '' : words.explore[shelf === 'rows' ? 'inRows' : 'inColumns']}
            isOn={shelf !== null}
            dragged={{ kind: 'dimension', name: usual }}
            toggle={() => change(toggleField(question, dimension, usual))}
            menu={[
              ...(['rows', 'columns'] as const).map((to) => ({
                key: to,
                label: words.explore.addTo[to],
                onClick: () => change(placeDimension(question, { ref: usual, shelf: to })),
              })),
              ...(cuts.length === 0
                ? []
                : [
                    {
                      key: 'cut',
                      label: words.explore.groupBy,
                      children: cuts.map((cut) => ({
                        key: writeDateKey(cut),
                        label: cutText(cut, words),
                        onClick: () => change(toggleDimension(question, writeDateKey(cut))),
                      })),
                    },
                  ]),
              ...(canFilter(ref)
                ? [{ key: 'filter', label: words.explore.addTo.filter, onClick: () => filterBy(ref) }]
                : []),
            ]}
          />
        );
      }}
    </Group>
  );
}

/**
 * Found by its name, a part of a date stands in the list by itself: `Order date (weekday)`; and so does a part of the day of
 * each row that is asked for, which no other field stands for.
 */
function withParts(
  dimensions: readonly Dimension[],
  {
    search,
    reader,
    question,
  }: { readonly search: string; readonly reader: Names; readonly question: Question },
): readonly Dimension[] {
  const parts = dimensions.flatMap((each) =>
    cutsOf(each)
      .filter(
        (cut) =>
          (isOfOwnDay(cut) && shelfOf(question, { ref: writeDateKey(cut), kind: 'grain' }) !== null) ||
          (search !== '' && cutText(cut, reader.words).toLowerCase().includes(search)),
      )
      .map((cut): Dimension => {
        const ref = writeDateKey(cut);
        const text = dimensionText(reader, ref);
        return { ...each, ref, type: 'integer', label: { zh: text, en: text } };
      }),
  );
  return [...dimensions, ...parts];
}

function Group<T>(props: {
  readonly title: string;
  readonly note: string;
  readonly items: readonly T[];
  readonly matches: (item: T) => boolean;
  readonly isFiltered: boolean;
  readonly first: number;
  /** Rows whose place is held, whatever there is to show: what stands below stays. */
  readonly room?: number;
  /** The place of one that is empty is held, too. */
  readonly foot?: string;
  readonly children: (item: T) => ReactNode;
}) {
  const { words } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { title, note, items, matches, isFiltered, first, room = 0, foot, children } = props;
  const found = isFiltered ? items.filter(matches) : items;
  const shown = found.slice(0, isFiltered || isWhole ? MOST : first);
  const rest = found.length - shown.length;
  return (
    <fieldset className="field-group">
      <legend>
        <span>{title}</span> <small>{note}</small>
      </legend>
      <div className="field-rows" style={{ '--room': room } as CSSProperties}>
        {shown.map(children)}
        {found.length === 0 && isFiltered ? <p className="refused">{words.explore.noField}</p> : null}
        {rest > 0 || (isWhole && !isFiltered && found.length > first) ? (
          <button type="button" className="field-more" onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.explore.less : words.explore.more(rest)}
          </button>
        ) : null}
      </div>
      {foot === undefined || isFiltered ? null : <p className="field-foot">{foot}</p>}
    </fieldset>
  );
}

/** The chosen ones first, in the order of the question. */
function inOrder<T>(items: readonly T[], placeOfItem: (item: T) => number): readonly T[] {
  const chosen = items.filter((item) => placeOfItem(item) >= 0);
  return [
    ...chosen.sort((a, b) => placeOfItem(a) - placeOfItem(b)),
    ...items.filter((item) => placeOfItem(item) < 0),
  ];
}

function metricMatches({ name, label, synonyms }: MetricEntry, search: string): boolean {
  return [name, label.zh, label.en, ...synonyms].some((text) => text.toLowerCase().includes(search));
}

function dimensionMatches({ ref, label }: Dimension, search: string, locale: Locale): boolean {
  return [ref, label[locale], label.zh, label.en].some((text) => text.toLowerCase().includes(search));
}

/** What a company plans by is asked for most. */
function plannedFirst(metrics: readonly MetricEntry[]): readonly MetricEntry[] {
  const isPlanned = (metric: MetricEntry) => plansOf(metric).length > 0;
  return [...metrics.filter(isPlanned), ...metrics.filter((metric) => !isPlanned(metric))];
}

const USUAL: readonly string[] = ['month', 'quarter', 'year'];

/** The usual grains, the names shared by all, the other grains, then the fields of datasets, dates first. */
function usualFirst(dimensions: readonly Dimension[], locale: Locale): readonly Dimension[] {
  const order = ({ ref, kind, type }: Dimension): number => {
    if (USUAL.includes(ref)) return USUAL.indexOf(ref);
    if (isOwnGrain(ref)) return USUAL.length - 0.5;
    if (kind === 'conformed') return ref.endsWith(`_${locale}`) ? 3 : 4;
    if (kind === 'grain') return 5;
    return type === 'date' || type === 'timestamp' ? 6 : 7;
  };
  return [...dimensions].sort((a, b) => order(a) - order(b));
}
