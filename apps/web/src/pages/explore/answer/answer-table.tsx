import { useMemo, useRef, useState } from 'react';
import { groupsOf, linesOf } from '../../../parts/pivot/lines.ts';
import { type Pivot, writePath } from '../../../parts/pivot/pivot.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import { LAYOUTS, type Question } from '../../../parts/question/question.ts';
import { Segments } from '../../../parts/segments.tsx';
import { flatSheet } from '../../../parts/sheet/flat-sheet.ts';
import { pivotSheet } from '../../../parts/sheet/pivot-sheet.ts';
import type { Reader } from '../../../parts/sheet/reader.ts';
import type { Place } from '../../../parts/sheet/sheet.ts';
import { SheetView } from '../../../parts/sheet/sheet-view.tsx';
import { targetAt } from '../../../parts/sheet/target-at.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { AnswerProps } from './answer.tsx';
import { AnswerMarks } from './answer-marks.tsx';
import { AnswerNote, AnswerTerms } from './answer-note.tsx';
import { AnswerVersions } from './answer-versions.tsx';
import { type Drilling, DrillMenu } from './drill-menu.tsx';
import { ShownChoice } from './shown-choice.tsx';
import { TotalsChoice } from './totals-choice.tsx';

/** The table below the pictures: a tree with subtotals, or a flat list. */
export function AnswerTable(
  props: AnswerProps & { readonly answered: Answered; readonly reader: Reader; readonly pivot: Pivot },
) {
  const { words } = useLanguage();
  const { answered, reader, pivot, question, change, onDetail } = props;
  const { layout, sort } = answered.question;
  const [toggled, setToggled] = useToggled(answered.question);
  const [drilling, setDrilling] = useState<Drilling | null>(null);
  const lines = useMemo(
    () => linesOf(pivot.rows, { isOpen: layout !== 'compact', toggled, hasTotal: pivot.hasSum('rows', []) }),
    [pivot, layout, toggled],
  );
  const asked = useRef({ question, change });
  asked.current = { question, change };
  const { isNarrow } = props;
  const sheet = useMemo(() => {
    const onSort = (next: Question['sort']) =>
      asked.current.change({ ...asked.current.question, sort: next });
    return layout === 'flat'
      ? flatSheet(reader, { pivot, sort, onSort })
      : pivotSheet(reader, { ...answered.question, onSort, pivot, lines, isNarrow });
  }, [reader, pivot, lines, layout, sort, answered, isNarrow]);
  const toggle = (index: number) => {
    const path = writePath(lines[index]?.node.path ?? []);
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  const open = (place: Place, from: HTMLElement) => {
    const { spot, path, column } = targetAt(pivot, layout === 'flat' ? null : lines, place);
    if (column !== null) return spot === undefined ? undefined : onDetail({ spot, column, answered });
    if (path.length > 0) setDrilling({ path, spot, from: from.getBoundingClientRect() });
  };
  const hasGroups = layout !== 'flat' && pivot.rows.children.some(({ children }) => children.length > 0);
  const isWhole = (layout === 'compact') !== (toggled.size === 0);
  return (
    <section className="pivot" aria-label={words.explore.pivot}>
      <header className="pivot-head">
        <h2>{words.explore.pivot}</h2>
        <AnswerNote answered={answered} pivot={pivot} reader={reader} shown={sheet.count} />
        {hasGroups ? (
          <button
            type="button"
            className="link-button"
            onClick={() => setToggled(new Set(toggled.size > 0 ? [] : groupsOf(pivot.rows).map(writePath)))}
          >
            {isWhole ? words.explore.collapseAll : words.explore.expandAll}
          </button>
        ) : null}
        <TotalsChoice question={question} change={change} reader={reader} />
        <ShownChoice question={question} change={change} />
        <Segments
          size="small"
          aria-label={words.explore.layoutName}
          value={question.layout}
          onChange={(next) => change({ ...question, layout: next })}
          options={LAYOUTS.map((value) => ({ value, label: words.explore.layout[value] }))}
        />
      </header>
      <AnswerTerms answered={answered} pivot={pivot} reader={reader} />
      <AnswerMarks answered={answered} reader={reader} />
      <AnswerVersions {...{ answered, reader, question, change }} />
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

/** What was opened and closed by hand; forgotten when the rows are other ones. */
function useToggled({ rows, layout }: Question) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const now = `${layout} ${rows.join()}`;
  const [known, setKnown] = useState(now);
  if (known !== now) {
    setKnown(now);
    setToggled(new Set());
  }
  return [toggled, setToggled] as const;
}
