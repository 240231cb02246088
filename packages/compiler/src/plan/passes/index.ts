import type { Context } from '../build/context.ts';
import type { Plan } from '../node.ts';
import { shareEqual } from './share-equal.ts';

/** A pure rewrite of the whole plan; the answer stays the same. */
export interface Pass {
  readonly name: string;
  readonly run: (plan: Plan, context: Context) => Plan;
}

/** Run once each, in this order. */
export const passes: readonly Pass[] = [{ name: 'shareEqual', run: shareEqual }];
