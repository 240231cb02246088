import { report } from '@plumbline/diagnostics';
import { oneOf } from '../../formula/hints.ts';
import { isNumeric } from '../../formula/value/type-kinds.ts';
import type { Bridge, Relationship } from '../../model.ts';
import { type Building, type Draft, type Mention, markBroken, placeOfMention } from '../building.ts';
import { typeText } from '../values/to-value-type.ts';

/** Bridges whose link dataset has one relationship to each side; which columns link is said there. */
export function settleBridges(building: Building, draft: Draft): ReadonlyMap<string, Bridge> {
  const settled = new Map<string, Bridge>();
  for (const { value, origin } of building.named.bridges.values()) {
    const { name, through, weight = null, label = { zh: name, en: name } } = value;
    const isThere = [value.from, through, value.to].every((dataset) => draft.datasets.has(dataset));
    const side = (dataset: string, key: 'from' | 'to') =>
      isThere
        ? sideOf({ building, draft, mention: { origin, path: [key] } }, { name, through, dataset })
        : null;
    const from = side(value.from, 'from');
    const to = side(value.to, 'to');
    const isSound = hasNumber({ building, draft, mention: { origin, path: ['weight'] } }, through, weight);
    if (from === null || to === null || !isSound) markBroken(building, 'bridge', name);
    else settled.set(name, { name, label, from, to, weight });
  }
  return settled;
}

interface Settling {
  readonly building: Building;
  readonly draft: Draft;
  readonly mention: Mention;
}

function sideOf(
  { building, draft, mention }: Settling,
  { name, through, dataset }: { readonly name: string; readonly through: string; readonly dataset: string },
): Relationship | null {
  const steps = draft.relationships.filter(
    (step) => step.from === through && step.to === dataset && step.asOf === null,
  );
  const [first, second] = steps;
  if (first !== undefined && second === undefined) return first;
  const params = { bridge: name, through, dataset, relationships: steps.map((step) => step.name) };
  const hints = first === undefined ? [] : [oneOf(params.relationships)];
  building.diagnostics.push(report('model/bridge-side', params, { at: placeOfMention(mention), hints }));
  return null;
}

function hasNumber({ building, draft, mention }: Settling, through: string, weight: string | null): boolean {
  const type = draft.datasets.get(through)?.fields.get(weight ?? '')?.type;
  if (weight === null || type === undefined) return weight === null;
  if (isNumeric(type)) return true;
  const params = { name: `${through}.${weight}`, declared: 'decimal', found: typeText(type) };
  building.diagnostics.push(report('model/declared-type', params, { at: placeOfMention(mention) }));
  return false;
}
