import { aggregateTwice } from './aggregate-twice.ts';
import { distinctAsBits } from './distinct-as-bits.ts';
import { fuseBranches } from './fuse-branches.ts';
import { innerWhereTotal } from './inner-where-total.ts';
import { lookUpOnce } from './look-up-once.ts';
import { mergeSources } from './merge-sources.ts';
import type { Pass } from './pass.ts';
import { prune } from './prune.ts';
import { shareEqual } from './share-equal.ts';
import { useRollups } from './use-rollups.ts';

/** Run once each, in this order. */
export const passes: readonly Pass[] = [
  { name: 'useRollups', run: useRollups },
  { name: 'lookUpOnce', run: lookUpOnce },
  { name: 'distinctAsBits', run: distinctAsBits },
  { name: 'mergeSources', run: mergeSources },
  { name: 'shareEqual', run: shareEqual },
  { name: 'fuseBranches', run: fuseBranches },
  { name: 'prune', run: prune },
  { name: 'aggregateTwice', run: aggregateTwice },
  { name: 'innerWhereTotal', run: innerWhereTotal },
];
