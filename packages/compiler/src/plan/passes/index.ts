import type { Context } from '../build/cells/context.ts';
import type { Plan } from '../node.ts';
import { aggregateTwice } from './aggregate-twice.ts';
import { fuseBranches } from './fuse-branches.ts';
import { innerWhereTotal } from './inner-where-total.ts';
import { mergeSources } from './merge-sources.ts';
import { prune } from './prune.ts';
import { shareEqual } from './share-equal.ts';

/** A pure rewrite of the whole plan; the answer stays the same. */
export interface Pass {
  readonly name: string;
  readonly run: (plan: Plan, context: Context) => Plan;
}

/** Run once each, in this order. */
export const passes: readonly Pass[] = [
  { name: 'innerWhereTotal', run: innerWhereTotal },
  { name: 'mergeSources', run: mergeSources },
  { name: 'shareEqual', run: shareEqual },
  { name: 'fuseBranches', run: fuseBranches },
  { name: 'prune', run: prune },
  { name: 'aggregateTwice', run: aggregateTwice },
];
