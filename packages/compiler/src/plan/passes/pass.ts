import type { Context as Built } from '../build/cells/context.ts';
import type { Plan } from '../node.ts';

/** What passes may know beside the plan. */
export interface Context extends Pick<Built, 'model' | 'facts' | 'period'> {
  /** Rows are hidden from who asks: what may fail is computed when they are gone. */
  readonly hidesRows?: boolean;
  /** By which rollups were made of all rows; absent: by what the question is answered by. */
  readonly whole?: Pick<Built, 'model' | 'facts'>;
}

/** A pure rewrite of the whole plan; the answer stays the same. */
export interface Pass {
  readonly name: string;
  readonly run: (plan: Plan, context: Context) => Plan;
}
