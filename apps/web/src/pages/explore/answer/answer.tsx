import { Button } from 'antd';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Names } from '../pivot/reader.ts';
import type { Question } from '../question/question.ts';
import type { Detail } from '../rows/detail.ts';
import type { AnswerState } from '../use-answer.ts';
import { Pictured } from './pictured.tsx';

export interface AnswerProps {
  readonly state: AnswerState;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly reader: Names;
  readonly onDetail: (detail: Detail) => void;
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
