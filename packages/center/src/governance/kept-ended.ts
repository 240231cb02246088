import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Store } from '@plumbline/store';

const KEPT = ['view', 'dashboard', 'follow'] as const;

/** What people keep that names metrics which are not to be used any more. */
export async function keptEnded({ references }: Store, model: Model): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { name: metric, ending } of model.metrics.values()) {
    if (ending === undefined) continue;
    const { replacement } = ending;
    for (const { kind: named, id, isDirect } of await references.impact([{ kind: 'metric', id: metric }])) {
      const kind = KEPT.find((one) => one === named);
      if (kind === undefined || !isDirect) continue;
      const params = { kind, id, metric, replacement };
      found.push(report('model/kept-ended-metric', params, { severity: 'warning' }));
    }
  }
  return found;
}
