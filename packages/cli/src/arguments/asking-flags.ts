import type { FlagName } from './flags.ts';

/** Flags that say what is asked: each is the key of the same name (`-` is `_`) in a MetricQuery, so none of them goes with `--query`. */
export const ASKING_FLAGS = [
  'by',
  'period',
  'where',
  'having',
  'compare',
  'order',
  'limit',
  'others',
  'totals',
  'share',
  'fill',
  'alignment',
  'peers',
  'partial',
  'as-of',
  'restated',
  'currency',
  'constant-currency',
] as const satisfies readonly FlagName[];
