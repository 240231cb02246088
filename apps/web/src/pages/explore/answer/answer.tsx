import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Failure } from '../../../parts/failure.tsx';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { buildPanels } from '../chart/build-panels.ts';
import { Charts } from '../chart/charts.tsx';
import { flatSheet } from '../pivot/flat-sheet.ts';
import { pivotSheet, shownColumns } from '../pivot/pivot-sheet.ts';
import type { Reader } from '../pivot/reader.ts';
import type { Sheet } from '../pivot/sheet.ts';
import { SheetView } from '../pivot/sheet-view.tsx';
import type { Place } from '../pivot/use-active-cell.ts';
import { LAYOUTS, type Question } from '../question/question.ts';
import type { Spot } from '../shape/cells.ts';
import { linesOf } from '../shape/lines.ts';
import { type Pivot, pivotOf, writePath } from '../shape/pivot.ts';
import type { Answered, AnswerState } from '../use-answer.ts';
import { AnswerNote } from './answer-note.tsx';
import { type Drilling, DrillMenu } from './drill-menu.tsx';

export interface AnswerProps {
  readonly state: AnswerState;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly reader: Omit<Reader, 'result'>;
  readonly onDetail: (detail: {
    readonly spot: Spot;
    readonly column: string;
    readonly answered: Answered;
  }) => void;
  readonly isNarrow: boolean;
}

/** Charts above, the table below; both are cells of one answer. */
export function Answer(props: AnswerProps) {
  const { words } = useLanguage();
  const { state, question, change } = props;
  const { answered, error, isRunning, isStopped } = state;
  if (error !== null) return <Refused {...props} />;
  return (
    <>
      <Progress state={state} isFirst={answered === null} />
      {answered === null ? (
        isRunning ? (
          <Blocks />
        ) : null
      ) : answered.result.rows.length === 0 ? (
        <div className="nothing">
          <p>{words.explore.noAnswer}</p>
          {question.conditions.length > 0 || question.having !== '' ? (
            <Button onClick={() => change({ ...question, conditions: [], having: '' })}>
              {words.explore.widen}
            </Button>
          ) : null}
        </div>
      ) : (
        <div className={isRunning || isStopped ? 'answer old' : 'answer'}>
          <Pictured {...props} answered={answered} />
        </div>
      )}
    </>
  );
}

function Pictured(props: AnswerProps & { readonly answered: Answered }) {
  const { mode } = useThemeMode();
  const { answered, question, change, onDetail } = props;
  const reader = useMemo(
    () => ({ ...props.reader, result: answered.result }),
    [props.reader, answered.result],
  );
  const pivot = useMemo(
    () =>
      pivotOf(answered.result, {
        question: answered.question,
        keys: answered.asked.keys,
        against: answered.asked.against,
        locale: reader.locale,
      }),
    [answered, reader.locale],
  );
  const panels = useMemo(
    () => buildPanels(reader, { pivot, question: answered.question, against: answered.asked.against, mode }),
    [reader, pivot, answered, mode],
  );
  const choose = (chart: Question['chart']) => change({ ...question, chart });
  const hasDimensions = pivot.keys.length > 0;
  return (
    <>
      {panels.length === 0 ? null : (
        <Charts
          panels={panels}
          rest={answered.question.metrics.length - panels.length}
          choice={question.chart}
          choose={choose}
          onOpen={(spot, column) => onDetail({ spot, column, answered })}
        />
      )}
      <Table {...props} reader={reader} pivot={pivot} hasChart={panels.length > 0 || !hasDimensions} />
    </>
  );
}

function Table(
  props: AnswerProps & {
    readonly answered: Answered;
    readonly reader: Reader;
    readonly pivot: Pivot;
    readonly hasChart: boolean;
  },
) {
  const { words } = useLanguage();
  const { answered, reader, pivot, question, change, onDetail } = props;
  const { layout } = answered.question;
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [drilling, setDrilling] = useState<Drilling | null>(null);
  const [known, setKnown] = useState(answered.question);
  if (known !== answered.question) {
    setKnown(answered.question);
    if (known.rows.join() !== answered.question.rows.join() || known.layout !== layout) setToggled(new Set());
  }
  const lines = useMemo(
    () => linesOf(pivot.rows, { isOpen: layout !== 'compact', toggled }),
    [pivot, layout, toggled],
  );
  const onSort = (sort: Question['sort']) => change({ ...question, sort });
  const asked = { ...answered.question, onSort };
  const sheet: Sheet =
    layout === 'flat'
      ? flatSheet(reader, { pivot, sort: asked.sort, onSort })
      : pivotSheet(reader, { ...asked, pivot, lines, isNarrow: props.isNarrow });
  const toggle = (index: number) => {
    const path = writePath(lines[index]?.node.path ?? []);
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  const open = ({ line, column }: Place, from: HTMLElement) => {
    const target = targetAt({ pivot, layout, lines, sheet }, { line, column });
    if (target.column === null) {
      if (target.path.length > 0) setDrilling({ ...target, from: from.getBoundingClientRect(), pivot });
      return;
    }
    if (target.spot !== undefined) onDetail({ spot: target.spot, column: target.column, answered });
  };
  return (
    <section className="pivot" aria-label={words.explore.pivot}>
      <header className="pivot-head">
        <h2>{words.explore.pivot}</h2>
        <AnswerNote answered={answered} pivot={pivot} reader={reader} shown={sheet.count} />
        {layout === 'flat' || pivot.rows.children.every(({ children }) => children.length === 0) ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => setToggled(new Set(toggled.size > 0 ? [] : everyGroup(pivot)))}
          >
            {(layout === 'compact') === (toggled.size === 0)
              ? words.explore.expandAll
              : words.explore.collapseAll}
          </button>
        )}
        <Segmented
          size="small"
          aria-label={words.explore.layoutName}
          value={question.layout}
          onChange={(next) => change({ ...question, layout: next })}
          options={LAYOUTS.map((value) => ({ value, label: words.explore.layout[value] }))}
        />
      </header>
      <SheetView sheet={sheet} onToggle={toggle} onOpen={open} />
      {drilling === null ? null : (
        <DrillMenu
          drilling={drilling}
          question={answered.question}
          change={change}
          reader={reader}
          close={() => setDrilling(null)}
          detail={(spot) => onDetail({ spot, column: answered.question.metrics[0] ?? '', answered })}
        />
      )}
    </section>
  );
}

/** What a cell stands for: members, and a figure where it is one. */
function targetAt(
  {
    pivot,
    layout,
    lines,
    sheet,
  }: {
    readonly pivot: Pivot;
    readonly layout: Question['layout'];
    readonly lines: ReturnType<typeof linesOf>;
    readonly sheet: Sheet;
  },
  { line, column }: Place,
) {
  const figure = column - sheet.nameColumns;
  if (layout === 'flat') {
    const spot = pivot.cells.leaves[line] ?? pivot.spot([], []);
    const refs = pivot.keys.slice(0, column + 1);
    const path =
      pivot.cells.leaves[line] === undefined
        ? []
        : refs.map((ref, i) => ({ ref, key: spot?.keys[i] ?? '*' }));
    return { spot, column: figure < 0 ? null : (pivot.measures[figure]?.column ?? null), path };
  }
  const row = lines[line]?.node.path ?? [];
  const refs = pivot.rowRefs;
  const path = row.map((key, i) => ({ ref: refs[i] ?? '', key }));
  if (figure < 0) return { spot: pivot.spot(row, []), column: null, path };
  const count = Math.max(1, pivot.measures.length);
  const at = shownColumns(pivot)[Math.floor(figure / count)]?.path ?? [];
  return { spot: pivot.spot(row, at), column: pivot.measures[figure % count]?.column ?? null, path };
}

function everyGroup(pivot: Pivot): readonly string[] {
  const groups = (node: Pivot['rows']): readonly string[] =>
    node.children.length === 0 ? [] : [writePath(node.path), ...node.children.flatMap(groups)];
  return groups(pivot.rows).filter((path) => path !== '[]');
}

/** Sunken blocks where charts and table will stand. */
function Blocks() {
  return (
    <div className="answer-blocks" aria-hidden="true">
      <div />
      <div />
    </div>
  );
}

function Progress({ state, isFirst }: { readonly state: AnswerState; readonly isFirst: boolean }) {
  const { words } = useLanguage();
  const { isRunning, isStopped, seconds, stop, again } = state;
  if (isRunning && (isFirst || seconds > 0.4))
    return (
      <p className="running" role="status">
        <i aria-hidden="true" />
        {seconds < 1 ? words.states.loading : words.explore.running(seconds.toFixed(1))}
        <Button size="small" onClick={stop}>
          {words.explore.stop}
        </Button>
      </p>
    );
  if (!isStopped) return null;
  return (
    <p className="running" role="status">
      {words.explore.stopped}
      <Button size="small" onClick={again}>
        {words.explore.again}
      </Button>
    </p>
  );
}

/** Why there is no answer, with the way out where one part of the question is the reason. */
function Refused({ state, question, change, reader }: AnswerProps) {
  const { words } = useLanguage();
  const blamed = blamedDimensions(state.error, question);
  return (
    <div className="refusal">
      <Failure error={state.error} retry={state.again} />
      {blamed.map((ref) => (
        <Button
          key={ref}
          onClick={() =>
            change({
              ...question,
              rows: question.rows.filter((each) => each !== ref),
              columns: question.columns.filter((each) => each !== ref),
            })
          }
        >
          {words.explore.withoutDimension(reader.dimensions.get(ref)?.[reader.locale] ?? ref)}
        </Button>
      ))}
    </div>
  );
}

function blamedDimensions(error: unknown, { rows, columns }: Question): readonly string[] {
  const found = (
    error as { readonly diagnostics?: readonly { readonly code: string; readonly params: object }[] }
  ).diagnostics;
  const named = new Set(
    (found ?? [])
      .filter(({ code }) => code === 'query/unreachable-dimension')
      .map(({ params }) => String(Reflect.get(params, 'dimension'))),
  );
  return [...rows, ...columns].filter((ref) => named.has(ref));
}
