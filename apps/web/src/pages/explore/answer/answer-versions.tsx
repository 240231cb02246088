import { Switch } from 'antd';
import { useId } from 'react';
import { versionsText } from '../../../parts/definition/versions-text.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import type { Question } from '../../../parts/question/question.ts';
import { metricText, type Reader } from '../../../parts/sheet/reader.ts';

/** By which definitions the figures were made, where these changed; and the way to one definition for all. */
export function AnswerVersions(props: {
  readonly answered: Answered;
  readonly reader: Reader;
  readonly question: Question;
  readonly change: (next: Question) => void;
}) {
  const { answered, reader, question, change } = props;
  const id = useId();
  const { words, result } = reader;
  const { metrics, isRestated } = answered.question;
  const said = metrics.flatMap((name) =>
    versionsText(result, name, words).map((text) =>
      metrics.length === 1 ? text : words.versions.of(metricText(reader, name), text),
    ),
  );
  const texts = isRestated ? [words.versions.all, ...said] : said;
  if (texts.length === 0) return null;
  return (
    <div className="answer-versions">
      <p className="note" role="note">
        {texts.join(words.explore.between)}
      </p>
      <span className="switch-line">
        <Switch
          id={id}
          size="small"
          checked={question.isRestated}
          onChange={(next) => change({ ...question, isRestated: next })}
        />
        <label htmlFor={id}>{words.versions.restate}</label>
      </span>
    </div>
  );
}
