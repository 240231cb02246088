import { report } from '@plumbline/diagnostics';
import { resolveDimension } from '../../formula/resolve-dimension.ts';
import type { Term } from '../../model.ts';
import type { TermDefinition } from '../../workspace/schema/glossary.ts';
import { type Building, type Draft, placeOfMention } from '../building.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { emptyScope } from '../empty-scope.ts';

/** Terms with the links that lead somewhere: a text is true without those that do not, which are reported as references. */
export function settleGlossary(building: Building, draft: Draft): void {
  const { glossary } = building.named;
  const circular = reportCircles(building);
  for (const [name, { value }] of glossary) {
    const { broader, see = [] } = value;
    const isTerm = (other: string) => other !== name && glossary.has(other);
    draft.glossary.set(name, {
      name,
      label: value.label,
      definition: value.definition,
      synonyms: value.synonyms ?? [],
      owner: value.owner ?? null,
      steward: value.steward ?? null,
      broader: broader !== undefined && isTerm(broader) && !circular.has(name) ? broader : null,
      see: [...new Set(see)].filter(isTerm),
      explains: linksOf(value, building, draft),
    });
  }
}

/** Terms of which each is said to be part of the next, around to the first. */
function reportCircles({ named: { glossary }, diagnostics }: Building): ReadonlySet<string> {
  const { cycles } = dependencyOrder(glossary.keys(), (name) => {
    const broader = glossary.get(name)?.value.broader;
    return broader !== undefined && glossary.has(broader) ? [broader] : [];
  });
  for (const path of cycles) {
    const origin = glossary.get(path[0] ?? '')?.origin;
    if (origin === undefined) continue;
    const at = placeOfMention({ origin, path: ['broader'] });
    diagnostics.push(report('model/definition-cycle', { path }, { at }));
  }
  return new Set(cycles.flat());
}

function linksOf({ explains = {} }: TermDefinition, building: Building, draft: Draft): Term['explains'] {
  const { metrics = [], dimensions = [], datasets = [] } = explains;
  const scope = emptyScope(building, draft);
  return {
    metrics: [...new Set(metrics)].filter((name) => draft.metrics.has(name)),
    dimensions: [...new Set(dimensions)].filter((text) => 'ref' in resolveDimension(text, scope)),
    datasets: [...new Set(datasets)].filter((name) => draft.datasets.has(name)),
  };
}
