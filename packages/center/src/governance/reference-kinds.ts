import type { DefinitionKind } from '@plumbline/model';
import type { KeptKind } from '../kept/kept-bodies.ts';

/** What writes the references of a kind; null: its objects mention no others. */
type Writer = 'definitions' | 'kept' | 'follows' | 'change-requests' | null;

/** Every kind of object that a change can reach. A feature with objects of its own adds its kind here, and writes. */
export const REFERENCE_KINDS: {
  readonly [K in DefinitionKind | KeptKind | 'follow' | 'change_request']: Writer;
} = {
  workspace: 'definitions',
  connection: null,
  dataset: 'definitions',
  relationship: 'definitions',
  dimension: 'definitions',
  bridge: 'definitions',
  hierarchy: 'definitions',
  calendar: 'definitions',
  statement: 'definitions',
  rollup: 'definitions',
  policy: 'definitions',
  reconciliation: 'definitions',
  metric: 'definitions',
  term: 'definitions',
  goal: 'definitions',
  link: 'definitions',
  action: 'definitions',
  alert: 'definitions',
  currency_rates: 'definitions',
  view: 'kept',
  dashboard: 'kept',
  follow: 'follows',
  change_request: 'change-requests',
};
