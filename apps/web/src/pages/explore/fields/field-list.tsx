import type { Wire } from '@plumbline/client';
import { Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { Locale } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { unitText } from '../pivot/read-figure.ts';
import { placeDimension, toggleDimension, toggleMetric } from '../question/edit.ts';
import type { Question } from '../question/question.ts';
import { FieldItem } from './field-item.tsx';

export type Dimension = Wire<'DimensionList'>['dimensions'][number];

interface Fields {
  readonly metrics: readonly MetricEntry[];
  /** Those that work with every chosen metric. */
  readonly dimensions: readonly Dimension[] | undefined;
  readonly all: number;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly filterBy: (ref: string) => void;
  readonly currency: string;
  readonly children: ReactNode;
}

const FIRST = 8;
const MOST = 200;

/** Everything that can be asked for, by click, by drag and by keyboard. */
export function FieldList(props: Fields) {
  const { locale, words } = useLanguage();
  const { metrics, dimensions, all, question, change, filterBy, currency } = props;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim().toLowerCase());
  const used = new Set([...question.rows, ...question.columns]);
  const count = question.metrics.length;
  const fitting = dimensions?.length ?? 0;
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
      <Group
        title={words.explore.metrics}
        note={words.explore.chosenOf(count, metrics.length)}
        items={inOrder(metrics, (each) => question.metrics.indexOf(each.name))}
        matches={(each) => metricMatches(each, search)}
        isFiltered={search !== ''}
        first={Math.max(FIRST, count)}
      >
        {(metric) => (
          <FieldItem
            key={metric.name}
            label={metric.label[locale]}
            hint={metric.readable[locale]}
            mark={unitText(metric, { locale, currency, words })}
            isOn={question.metrics.includes(metric.name)}
            dragged={{ kind: 'metric', name: metric.name }}
            toggle={() => change(toggleMetric(question, metric.name))}
          />
        )}
      </Group>
      <Group
        title={words.explore.dimensions}
        note={count === 0 ? words.explore.everyDimension : words.explore.workWith(count)}
        items={inOrder(dimensions ?? [], ({ ref }) => placeOf(question, ref))}
        matches={(each) => dimensionMatches(each, search, locale)}
        isFiltered={search !== ''}
        first={Math.max(FIRST + 2, used.size)}
        foot={dimensions === undefined || all <= fitting ? null : words.explore.notReached(all - fitting)}
      >
        {({ ref, label, dataset }) => (
          <FieldItem
            key={ref}
            label={label[locale]}
            hint={dataset === null ? ref : `${ref}`}
            mark={
              question.rows.includes(ref)
                ? words.explore.inRows
                : question.columns.includes(ref)
                  ? words.explore.inColumns
                  : ''
            }
            isOn={used.has(ref)}
            dragged={{ kind: 'dimension', name: ref }}
            toggle={() => change(toggleDimension(question, ref))}
            menu={[
              {
                key: 'rows',
                label: words.explore.addTo.rows,
                onClick: () => change(placeDimension(question, { ref, shelf: 'rows' })),
              },
              {
                key: 'columns',
                label: words.explore.addTo.columns,
                onClick: () => change(placeDimension(question, { ref, shelf: 'columns' })),
              },
              { key: 'filter', label: words.explore.addTo.filter, onClick: () => filterBy(ref) },
            ]}
          />
        )}
      </Group>
      {props.children}
    </div>
  );
}

function Group<T>(props: {
  readonly title: string;
  readonly note: string;
  readonly items: readonly T[];
  readonly matches: (item: T) => boolean;
  readonly isFiltered: boolean;
  readonly first: number;
  readonly foot?: string | null;
  readonly children: (item: T) => ReactNode;
}) {
  const { words } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { title, note, items, matches, isFiltered, first, foot, children } = props;
  const found = isFiltered ? items.filter(matches) : items;
  const shown = found.slice(0, isFiltered || isWhole ? MOST : first);
  const rest = found.length - shown.length;
  return (
    <fieldset className="field-group">
      <legend>
        <span>{title}</span> <small>{note}</small>
      </legend>
      {shown.map(children)}
      {found.length === 0 && isFiltered ? <p className="refused">{words.explore.noField}</p> : null}
      {rest > 0 || (isWhole && !isFiltered && found.length > first) ? (
        <button type="button" className="field-more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.explore.less : words.explore.more(rest)}
        </button>
      ) : null}
      {foot === undefined || foot === null || isFiltered ? null : <p className="field-foot">{foot}</p>}
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

function placeOf({ rows, columns }: Question, ref: string): number {
  return [...rows, ...columns].indexOf(ref);
}

function metricMatches({ name, label, synonyms }: MetricEntry, search: string): boolean {
  return [name, label.zh, label.en, ...synonyms].some((text) => text.toLowerCase().includes(search));
}

function dimensionMatches({ ref, label }: Dimension, search: string, locale: Locale): boolean {
  return [ref, label[locale], label.zh, label.en].some((text) => text.toLowerCase().includes(search));
}
