import { Select } from 'antd';
import { type Question, SHOWN } from '../../../parts/question/question.ts';
import { useLanguage } from '../../../words/language.tsx';

/** What the table says of each figure: itself, or what share it is of a larger one. */
export function ShownChoice({
  question,
  change,
}: {
  readonly question: Question;
  readonly change: (next: Question) => void;
}) {
  const { words } = useLanguage();
  const { rows, columns, shown, sort } = question;
  if (rows.length + columns.length === 0) return null;
  // A row of one column is all of itself.
  const choices = SHOWN.filter((one) => one !== 'row' || columns.length > 0 || one === shown);
  const choose = (next: Question['shown']) =>
    change({ ...question, shown: next, sort: sort?.by?.endsWith('__share') === true ? null : sort });
  return (
    <Select
      size="small"
      variant="borderless"
      className="shown-choice"
      popupMatchSelectWidth={false}
      aria-label={words.explore.shownName}
      value={shown}
      onChange={choose}
      options={choices.map((value) => ({ value, label: words.explore.shown[value] }))}
    />
  );
}
