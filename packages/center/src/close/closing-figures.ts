import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { MetricResult } from '@plumbline/query';
import type { ClosedFigure } from '@plumbline/store';
import { type AnswerContext, answerQuestion } from '../answer/answer-question.ts';

/** Figures of one period over the whole company, one per metric. */
export interface ClosingFigures {
  readonly figures: readonly ClosedFigure[];
  /** Metrics that give no answer, with why. */
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Rows do not reach the end of the period. */
  readonly isPartial: boolean;
}

const AT_ONCE = 40;

/**
 * Asks for many at once; where they cannot be answered together, for each alone. Throws PlumblineError `engine/…` where the
 * engine gave up: another time there is a figure. Nobody asked these questions, so none is noted for suggesting rollups.
 */
export async function closingFigures(
  context: AnswerContext,
  period: string,
  { metrics, signal }: { readonly metrics: readonly string[]; readonly signal?: AbortSignal | undefined },
): Promise<ClosingFigures> {
  const figures: ClosedFigure[] = [];
  const refused = new Map<string, readonly Diagnostic[]>();
  let isPartial = false;
  const ask = async (names: readonly string[]): Promise<void> => {
    signal?.throwIfAborted();
    const value = { metrics: names, period };
    const { result, diagnostics } = await answerQuestion(
      value,
      { ...context, log: null },
      signal === undefined ? {} : { signal },
    );
    if (result !== null) {
      figures.push(...figuresIn(result));
      isPartial ||= result.meta.partial;
      return;
    }
    const [only] = names;
    if (names.length === 1 && only !== undefined) {
      if (diagnostics.some(hasGivenUp)) throw new PlumblineError(diagnostics);
      refused.set(only, diagnostics);
    } else for (const name of names) await ask([name]);
  };
  for (let from = 0; from < metrics.length; from += AT_ONCE) await ask(metrics.slice(from, from + AT_ONCE));
  signal?.throwIfAborted();
  return { figures, refused, isPartial };
}

/** A check that the compiler put into the statement refuses by what the rows are, as a definition does. */
function hasGivenUp({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('engine/') && code !== 'engine/raised';
}

function figuresIn({ columns, rows }: MetricResult): readonly ClosedFigure[] {
  return columns.map(({ name, type, unit = null, currency = null }, i) => ({
    metric: name,
    value: rows[0]?.[i] ?? null,
    type,
    unit,
    currency,
  }));
}
