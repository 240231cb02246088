import type { MenuProps } from 'antd';
import { Dropdown } from 'antd';
import { type Cuttable, cutsOf, fieldOf, writeDateKey } from '../../../parts/question/date-key.ts';
import { limitedOf } from '../../../parts/question/limited-of.ts';
import { PARTIALS, PEERS, type Question } from '../../../parts/question/question.ts';
import { isShared } from '../../../parts/question/share-of.ts';
import { areFiscalYears, canFilter, isTime } from '../../../parts/question/time-grains.ts';
import { cutText, dimensionText, metricText, type Reader } from '../../../parts/sheet/reader.ts';
import type { Dimension } from '../../../reading/groupable.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import {
  moveDimension,
  moveMetric,
  placeDimension,
  placeMetric,
  removeDimension,
  replaceDimension,
  type Shelf as ShelfName,
  toggleFigure,
  toggleMetric,
} from '../question/edit.ts';
import { Chip } from './chip.tsx';
import { CompareChips } from './compare-chips.tsx';
import type { Editing } from './editing.ts';
import { FilterChips } from './filter-chips.tsx';
import { Plus } from './plus.tsx';
import { Shelf } from './shelf.tsx';

export interface QueryRowProps {
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly edit: (editing: Editing) => void;
  readonly reader: Pick<Reader, 'metrics' | 'dimensions' | 'locale' | 'words'>;
  /** Dimensions that every chosen metric reaches; undefined: not known yet. */
  readonly fitting: readonly (Cuttable & Pick<Dimension, 'bridged'>)[] | undefined;
  readonly frame: {
    readonly period: string;
    readonly month: string;
    readonly compare: string;
    readonly scope: object | null;
  };
  /** Comparisons that every chosen metric has. */
  readonly comparable: readonly string[];
  /** Amounts can be asked in other currencies. */
  readonly hasRates: boolean;
}

/** The whole question in one line of chips. */
export function QueryRow(props: QueryRowProps) {
  const { words } = useLanguage();
  const { question, change, edit } = props;
  return (
    <div className="query-row">
      <MetricChips {...props} />
      <DimensionChips {...props} shelf="rows" />
      <DimensionChips {...props} shelf="columns" />
      <Shelf
        label={words.explore.filter}
        isEmpty={false}
        onDrop={({ kind, name }) => kind === 'dimension' && edit({ kind: 'members', ref: name })}
      >
        <FilterChips {...props} />
        <AddMenu {...props} />
      </Shelf>
      <CompareChips
        question={question}
        change={change}
        edit={edit}
        frame={props.frame}
        comparable={props.comparable}
      />
    </div>
  );
}

function MetricChips({ question, change, reader }: QueryRowProps) {
  const { words } = useLanguage();
  const { metrics } = question;
  return (
    <Shelf
      label={words.explore.metrics}
      isEmpty={metrics.length === 0}
      onDrop={({ kind, name }) => kind === 'metric' && change(placeMetric(question, name))}
    >
      {metrics.map((name, i) => (
        <Chip
          key={name}
          text={metricText(reader, name)}
          dragged={{ kind: 'metric', name }}
          onDropBefore={(field) => field.kind === 'metric' && change(placeMetric(question, field.name, name))}
          menu={[
            ...(i === 0
              ? []
              : [item('left', words.explore.moveLeft, () => change(moveMetric(question, name, -1)))]),
            ...(i === metrics.length - 1
              ? []
              : [item('right', words.explore.moveRight, () => change(moveMetric(question, name, 1)))]),
            ...(canBeFigure(question, name, reader)
              ? [
                  item('figure', figureText(question, name, words), () =>
                    change(toggleFigure(question, name)),
                  ),
                ]
              : []),
            item('remove', words.explore.remove, () => change(toggleMetric(question, name))),
          ]}
          remove={() => change(toggleMetric(question, name))}
        />
      ))}
    </Shelf>
  );
}

/** Where the table shows shares: a metric that has one can stay the figure it is. */
function canBeFigure(question: Question, name: string, { metrics }: QueryRowProps['reader']): boolean {
  return isShared({ ...question, figures: [] }, [...metrics.values()], name);
}

function figureText({ figures, shown }: Question, name: string, { explore }: Words): string {
  return explore.showAs(explore.shown[figures.includes(name) ? shown : 'value']);
}

function DimensionChips(props: QueryRowProps & { readonly shelf: ShelfName }) {
  const { words } = useLanguage();
  const { question, change, edit, reader, fitting, shelf } = props;
  const refs = question[shelf];
  const other: ShelfName = shelf === 'rows' ? 'columns' : 'rows';
  return (
    <Shelf
      label={words.explore[shelf]}
      isEmpty={refs.length === 0}
      onDrop={({ kind, name }) =>
        kind === 'dimension' && change(placeDimension(question, { ref: name, shelf }))
      }
    >
      {refs.map((ref, i) => {
        const isBad = fitting !== undefined && !fitting.some((each) => each.ref === fieldOf(ref));
        return (
          <Chip
            key={ref}
            text={dimensionText(reader, ref)}
            hint={isBad ? words.explore.unreachable : undefined}
            isBad={isBad}
            dragged={{ kind: 'dimension', name: ref }}
            onDropBefore={({ kind, name }) =>
              kind === 'dimension' && change(placeDimension(question, { ref: name, shelf, before: ref }))
            }
            menu={[
              item('other', words.explore.moveTo[other], () =>
                change(placeDimension(question, { ref, shelf: other })),
              ),
              ...(i === 0
                ? []
                : [item('left', words.explore.moveLeft, () => change(moveDimension(question, ref, -1)))]),
              ...(i === refs.length - 1
                ? []
                : [item('right', words.explore.moveRight, () => change(moveDimension(question, ref, 1)))]),
              ...cutItems(props, ref),
              ...(canFilter(ref)
                ? [item('filter', words.explore.addTo.filter, () => edit({ kind: 'members', ref }))]
                : []),
              item('remove', words.explore.remove, () => change(removeDimension(question, ref))),
            ]}
            remove={() => change(removeDimension(question, ref))}
          />
        );
      })}
    </Shelf>
  );
}

/** The other ways to cut a date. */
function cutItems({ question, change, fitting, reader }: QueryRowProps, ref: string) {
  const field = fitting?.find((each) => each.ref === fieldOf(ref));
  const cuts = field === undefined ? [] : cutsOf(field);
  if (cuts.length === 0) return [];
  const children = cuts
    .filter((cut) => writeDateKey(cut) !== ref)
    .map((cut) => {
      const next = writeDateKey(cut);
      return item(next, cutText(cut, reader.words), () => change(replaceDimension(question, ref, next)));
    });
  return [{ key: 'cut', label: reader.words.explore.groupBy, children }];
}

function AddMenu({ question, change, edit, hasRates, fitting }: QueryRowProps) {
  const { words } = useLanguage();
  const limited = limitedOf(question);
  const isBridged = fitting?.some((each) => each.ref === limited && each.bridged === true) === true;
  const { conditionMenu } = words.explore;
  const items: NonNullable<MenuProps['items']> = [
    item('member', conditionMenu.member, () => edit({ kind: 'pick' })),
    item('formula', conditionMenu.formula, () => edit({ kind: 'formula', index: null })),
    item('having', conditionMenu.having, () => edit({ kind: 'having' })),
    {
      key: 'top',
      label: conditionMenu.top,
      children: isBridged
        ? [{ key: 'bridged', label: words.explore.noOthers, disabled: true }]
        : [5, 10, 20, 50].map((top) =>
            item(String(top), words.explore.topOf(top), () => change({ ...question, top })),
          ),
    },
    { type: 'divider' },
    ...(hasRates ? [item('currency', conditionMenu.currency, () => edit({ kind: 'currency' }))] : []),
    item('as_of', conditionMenu.asOf, () => edit({ kind: 'as_of' })),
    {
      key: 'partial',
      label: conditionMenu.partial,
      children: PARTIALS.map((partial) =>
        item(partial, words.explore.partials[partial], () => change({ ...question, partial })),
      ),
    },
    ...(areFiscalYears([...question.rows, ...question.columns])
      ? [
          {
            key: 'peers',
            label: conditionMenu.peers,
            children: PEERS.map((peers) =>
              item(peers, words.explore.peers[peers], () => change({ ...question, peers })),
            ),
          },
        ]
      : []),
    ...(question.isFilled || ![...question.rows, ...question.columns].some(isTime)
      ? []
      : [item('fill', conditionMenu.fill, () => change({ ...question, isFilled: true }))]),
    ...(question.isRestated
      ? []
      : [item('restated', words.versions.restate, () => change({ ...question, isRestated: true }))]),
  ];
  return (
    <Dropdown autoFocus menu={{ items }} trigger={['click']}>
      <button type="button" className="q-plus" aria-label={words.explore.addCondition}>
        <Plus />
      </button>
    </Dropdown>
  );
}

function item(key: string, label: string, onClick: () => void) {
  return { key, label, onClick };
}
