import { NewDefinition } from '../new-definition.tsx';
import { METRIC_PARTS } from './metric-parts.tsx';

const NOTHING = { name: '', formula: '' } as const;

/** A metric that nobody has written yet. */
export function NewMetricPage() {
  return <NewDefinition kind="metric" body={NOTHING} parts={METRIC_PARTS} />;
}
