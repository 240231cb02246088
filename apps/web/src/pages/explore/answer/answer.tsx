import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { Refusal } from '../../../api/refusal.ts';
import { chartDimensions } from '../../../charts/panel/chart-shape.ts';
import { useFrame } from '../../../frame/search.ts';
import { Failure } from '../../../parts/failure.tsx';
import { againstText } from '../../../parts/question/against.ts';
import { fieldOf } from '../../../parts/question/date-key.ts';
import type { Question } from '../../../parts/question/question.ts';
import { dimensionText, metricText, type Names } from '../../../parts/sheet/reader.ts';
import { currencyName } from '../../../reading/currency-name.ts';
import { decimalText } from '../../../reading/decimal.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Detail } from '../rows/detail.ts';
import type { AnswerState } from '../use-answer.ts';
import { blamedComparisons } from './blamed-comparisons.ts';
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
  const { state } = props;
  const { answered, error, isRunning, isStopped } = state;
  if (error !== null) return <Refused {...props} />;
  if (answered === null) return <Blocks {...props} />;
  return (
    <div className={isRunning || isStopped ? 'answer old' : 'answer'}>
      <Progress state={state} />
      {answered.result.rows.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <Pictured {...props} answered={answered} />
      )}
    </div>
  );
}

function Nothing({ question, change }: AnswerProps) {
  const { words } = useLanguage();
  return (
    <div className="nothing">
      <p>{words.explore.noAnswer}</p>
      {question.conditions.length > 0 || question.having !== '' ? (
        <Button onClick={() => change({ ...question, conditions: [], having: '' })}>
          {words.explore.widen}
        </Button>
      ) : null}
    </div>
  );
}

/** Sunken blocks where charts and table will stand. */
function Blocks({ state, question }: AnswerProps) {
  const { rows, columns, metrics, chart } = question;
  const panels = chart === 'none' || chartDimensions(rows, columns).length === 0 ? [] : metrics.slice(0, 4);
  return (
    <div className="answer blocks">
      <Progress state={state} />
      {panels.length === 0 ? null : (
        <div className={`charts count-${panels.length}`}>
          {panels.map((name) => (
            <div key={name} className="block-chart" />
          ))}
        </div>
      )}
      <div className="block-table" />
    </div>
  );
}

/** How long it takes and the way out, over what stands there. */
function Progress({ state }: { readonly state: AnswerState }) {
  const { words } = useLanguage();
  const { isRunning, isStopped, seconds, stop, again } = state;
  if (isStopped)
    return (
      <p className="running" role="status">
        {words.explore.stopped}
        <Button size="small" onClick={again}>
          {words.explore.again}
        </Button>
      </p>
    );
  if (!isRunning || seconds < 0.5) return null;
  return (
    <p className="running" role="status">
      <i aria-hidden="true" />
      {seconds < 1 ? words.states.loading : words.explore.running(decimalText(seconds, 0, 1) ?? '')}
      <Button size="small" onClick={stop}>
        {words.explore.stop}
      </Button>
    </p>
  );
}

/** Why there is no answer, with the way out where one part of the question is the reason. */
function Refused({ state, question, change, reader }: AnswerProps) {
  const { words, locale } = useLanguage();
  const blamed = blamedDimensions(state.error, question);
  const refused = blamedComparisons(state.error, question.against);
  const { money } = useFrame();
  const currency = isMixed(state.error) && money?.currencies != null ? money.currency : null;
  return (
    <div className="refusal">
      {blamed.length === 0 ? (
        <Failure error={state.error} retry={state.again} />
      ) : (
        <Unreached refs={blamed} metrics={question.metrics} reader={reader} />
      )}
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
          {words.explore.withoutDimension(dimensionText(reader, ref))}
        </Button>
      ))}
      {refused.map((name) => (
        <Button
          key={name}
          onClick={() =>
            change({ ...question, against: (question.against ?? []).filter((each) => each !== name) })
          }
        >
          {words.explore.withoutComparison(againstText(name, words))}
        </Button>
      ))}
      {isWithoutOthers(state.error) ? (
        <Button onClick={() => change({ ...question, top: null })}>{words.explore.everyMember}</Button>
      ) : null}
      {currency === null ? null : (
        <Button onClick={() => change({ ...question, currency })}>
          {words.explore.askIn(currencyName(currency, locale))}
        </Button>
      )}
    </div>
  );
}

/** Amounts of several currencies would be added. */
function isMixed(error: unknown): boolean {
  return diagnosticsOf(error).some(({ code }) => code === 'query/mixed-currency');
}

/** Members that are not listed cannot be one row: the limit has to go. */
function isWithoutOthers(error: unknown): boolean {
  return diagnosticsOf(error).some(({ code }) =>
    ['query/bridge-others', 'query/rollup-others'].includes(code),
  );
}

/** The metrics that a dimension does not split, by their names. */
function Unreached(props: {
  readonly refs: readonly string[];
  readonly metrics: readonly string[];
  readonly reader: Names;
}) {
  const { words } = useLanguage();
  const { refs, metrics, reader } = props;
  const each = useQueries({ queries: metrics.map((name) => dimensionsQuery([name])) });
  return (
    <div className="failure" role="alert">
      {refs.map((ref) => {
        const without = metrics.filter(
          (_, i) => each[i]?.data?.some((found) => found.ref === fieldOf(ref)) !== true,
        );
        const named = without.map((name) => metricText(reader, name)).join(words.explore.comma);
        const dimension = dimensionText(reader, ref);
        return <p key={ref}>{words.explore.notSplit(named, words.explore.within(dimension))}</p>;
      })}
    </div>
  );
}

function blamedDimensions(error: unknown, { rows, columns }: Question): readonly string[] {
  const named = new Set(
    diagnosticsOf(error)
      .filter(({ code }) => code === 'query/unreachable-dimension')
      .map(({ params }) => String(Reflect.get(params, 'dimension'))),
  );
  return [...rows, ...columns].filter((ref) => named.has(fieldOf(ref)));
}

function diagnosticsOf(error: unknown): readonly { readonly code: string; readonly params: object }[] {
  return error instanceof Refusal ? error.diagnostics : [];
}
