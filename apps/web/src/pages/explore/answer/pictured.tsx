import { useMemo } from 'react';
import { buildPanels } from '../../../charts/panel/build-panels.ts';
import { pivotOf } from '../../../parts/pivot/pivot.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import type { Question } from '../../../parts/question/question.ts';
import { readerOf } from '../../../parts/sheet/reader.ts';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import type { AnswerProps } from './answer.tsx';
import { AnswerTable } from './answer-table.tsx';
import { Charts } from './charts.tsx';

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
