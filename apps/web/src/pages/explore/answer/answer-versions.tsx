import { VersionsBar } from '../../../parts/definition/versions-bar.tsx';
import { versionsText } from '../../../parts/definition/versions-text.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import type { Question } from '../../../parts/question/question.ts';
import { metricText, type Reader } from '../../../parts/sheet/reader.ts';

/** By which definitions the figures were made, where these changed. */
export function AnswerVersions(props: {
  readonly answered: Answered;
  readonly reader: Reader;
  readonly question: Question;
  readonly change: (next: Question) => void;
}) {
  const { answered, reader, question, change } = props;
  const { words, result } = reader;
  const { metrics, isRestated } = answered.question;
  const said = metrics.flatMap((name) =>
    versionsText(result, name, words).map((text) =>
      metrics.length === 1 ? text : words.versions.of(metricText(reader, name), text),
    ),
  );
  const texts = isRestated ? [words.versions.all, ...said] : said;
  return texts.length === 0 ? null : (
    <VersionsBar
      text={texts.join(words.explore.between)}
      isRestated={question.isRestated}
      restate={(next) => change({ ...question, isRestated: next })}
    />
  );
}
