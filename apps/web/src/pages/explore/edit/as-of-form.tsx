import { Input } from 'antd';
import { useState } from 'react';
import type { AsOf } from '../../../parts/question/question.ts';
import { Segments } from '../../../parts/segments.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { DialogFoot } from './dialog-foot.tsx';

/** The day that a question is asked as of: that day itself, or only what was recorded by then. */
export function AsOfForm(props: {
  readonly now: AsOf | null;
  readonly today: string;
  readonly apply: (next: AsOf | null) => void;
  readonly close: () => void;
}) {
  const { words } = useLanguage();
  const { now, today, apply, close } = props;
  const [day, setDay] = useState(now?.day ?? today);
  const [isToday, setToday] = useState(now?.isToday ?? true);
  return (
    <form
      className="member-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply(day === '' ? null : { day, isToday });
      }}
    >
      <Segments
        block
        aria-label={words.explore.asOfName}
        value={isToday ? 'day' : 'data'}
        onChange={(way) => setToday(way === 'day')}
        options={[
          { value: 'day', label: words.explore.asOfDay },
          { value: 'data', label: words.explore.asOfData },
        ]}
      />
      <p className="note">{isToday ? words.explore.asOfDayHelp : words.explore.asOfDataHelp}</p>
      <Input
        autoFocus
        type="date"
        max={today}
        aria-label={words.explore.day}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <DialogFoot close={close} clear={now === null ? null : () => apply(null)} />
    </form>
  );
}
