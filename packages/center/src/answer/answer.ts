import type { RollupChoice } from '@plumbline/compiler';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { MetricResult } from '@plumbline/query';

/** What a question gives: a result, or the reasons why there is none. Warnings may stand beside a result. */
export interface Answer {
  readonly result: MetricResult | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the numbers mean, in the order asked. */
  readonly definitions: readonly AnswerDefinition[];
  readonly explanation: Explanation | null;
}

export interface AnswerDefinition {
  readonly name: string;
  readonly label: Text;
  readonly formula: string;
  /** The formula for readers: metrics by their labels. */
  readonly readable: Text;
  readonly basis: Text | null;
}

/** How a question is answered. */
export interface Explanation {
  readonly plan: string;
  /** The plan after each pass, in order. */
  readonly passes: readonly { readonly name: string; readonly plan: string }[];
  /** The statement with literals in place and comments that say why. */
  readonly sql: string;
  /** Which rollup answers for which columns, or why none does; nothing where none is declared. */
  readonly rollups: readonly RollupChoice[];
}

/** `explain`: the same without running anything. */
export type Explained = Omit<Answer, 'result'>;
