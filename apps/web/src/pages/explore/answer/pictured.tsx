import { useMemo } from 'react';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { buildPanels } from '../chart/build-panels.ts';
import { Charts } from '../chart/charts.tsx';
import { readerOf } from '../pivot/reader.ts';
import type { Question } from '../question/question.ts';
import { pivotOf } from '../shape/pivot.ts';
import type { Answered } from '../use-answer.ts';
import type { AnswerProps } from './answer.tsx';
import { AnswerTable } from './answer-table.tsx';

/** An answer as pictures and table. */
export function Pictured(props: AnswerProps & { readonly answered: Answered }) {
  const { mode } = useThemeMode();
  const { answered, question, change, onDetail } = props;
  const reader = useMemo(() => readerOf(props.reader, answered), [props.reader, answered]);
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
      <AnswerTable {...props} reader={reader} pivot={pivot} />
    </>
  );
}
