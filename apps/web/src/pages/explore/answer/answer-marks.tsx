import { columnOf } from '../../../api/answer.ts';
import { MarkTags } from '../../../parts/definition/mark-tags.tsx';
import type { Answered } from '../../../parts/question/answered.ts';
import { metricText, type Reader } from '../../../parts/sheet/reader.ts';

/** Metrics of the answer whose definitions are drafts, have drifted, do not tie out or are ended. */
export function AnswerMarks({ answered, reader }: { readonly answered: Answered; readonly reader: Reader }) {
  const marked = answered.question.metrics.flatMap((name) => {
    const marks = columnOf(reader.result, name)?.marks ?? [];
    return marks.length === 0 ? [] : [{ name, marks: [...marks] }];
  });
  if (marked.length === 0) return null;
  return (
    <p className="note answer-marks" role="note">
      {marked.map(({ name, marks }) => (
        <span key={name}>
          {metricText(reader, name)} <MarkTags marks={marks} />
        </span>
      ))}
    </p>
  );
}
