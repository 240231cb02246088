import { EditDefinition } from '../edit-definition.tsx';
import { METRIC_PARTS } from './metric-parts.tsx';

/** A metric that is there, or that a request of the reader's asks for. */
export function EditMetricPage() {
  return <EditDefinition kind="metric" parts={METRIC_PARTS} />;
}
