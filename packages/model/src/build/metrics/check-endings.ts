import { report } from '@plumbline/diagnostics';
import { namesIn } from '../../formula/names-in.ts';
import { formatUnit } from '../../formula/value/format-unit.ts';
import type { Model } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import { mentionsOf } from '../../workspace/mentions.ts';
import type { ListKey } from '../../workspace/schema/definition-lists.ts';
import { LIST_KINDS } from '../../workspace/schema/list-kinds.ts';
import type { MetricDefinition } from '../../workspace/schema/metric.ts';
import type { PlainMap } from '../../workspace/written-objects.ts';
import { type Building, placeOfMention, refuseUnknown } from '../building.ts';

/** That replacements can stand in, and who still names what is to end. */
export function checkEndings(building: Building, model: Model): void {
  const ended = new Set<string>();
  for (const defined of building.named.metrics.values()) {
    if (model.metrics.get(defined.value.name)?.ending === undefined) continue;
    ended.add(defined.value.name);
    checkReplacement(building, model, defined);
  }
  if (ended.size > 0) warnWhoNames(building, model, ended);
}

function checkReplacement(
  building: Building,
  model: Model,
  { value, origin }: Defined<MetricDefinition>,
): void {
  const replacement = value.deprecated?.replacement;
  if (replacement === undefined) return;
  const mention = { origin, path: ['deprecated', 'replacement'] };
  const at = placeOfMention(mention);
  const [own, other] = [model.metrics.get(value.name), model.metrics.get(replacement)];
  if (other === undefined) {
    refuseUnknown(building, mention, { kind: 'metric', name: replacement }, model.metrics.keys());
    return;
  }
  const path = wayFrom(model, value.name);
  if (path.at(-1) === value.name) {
    building.diagnostics.push(report('model/replacement-cycle', { path }, { at }));
    return;
  }
  const { name: metric } = value;
  if (other.ending !== undefined && other.ending.retired !== null)
    building.diagnostics.push(report('model/retired-replacement', { metric, replacement }, { at }));
  const [unit, others] = [own, other].map((one) => (one === undefined ? '' : formatUnit(one.unit)));
  if (unit !== others)
    building.diagnostics.push(
      report(
        'model/replacement-unit',
        { metric, unit: unit ?? '', replacement, other: others ?? '' },
        { at },
      ),
    );
}

/** The replacements one after the other, until there is none or one comes again. */
function wayFrom({ metrics }: Model, name: string): readonly string[] {
  const way = [name];
  for (let next = metrics.get(name)?.ending?.replacement ?? null; next !== null; ) {
    const isKnown = way.includes(next);
    way.push(next);
    if (isKnown) break;
    next = metrics.get(next)?.ending?.replacement ?? null;
  }
  return way;
}

function warnWhoNames(building: Building, model: Model, ended: ReadonlySet<string>): void {
  const { lists } = building.definitions;
  for (const key of Object.keys(LIST_KINDS) as ListKey[]) {
    // What a policy closes may well be on its way out.
    if (key === 'policies') continue;
    const kind = LIST_KINDS[key];
    for (const { value, origin } of lists[key] as readonly Defined<{ name?: string }>[]) {
      const name = value.name ?? '';
      if (kind === 'metric' && ended.has(name)) continue;
      const told = new Set<string>();
      for (const { of, text, role } of mentionsOf({ kind, body: value as PlainMap }))
        for (const metric of of === 'metric' ? [text] : of === 'text' ? metricsIn(building, text) : []) {
          const ending = model.metrics.get(metric)?.ending;
          if (ending === undefined || told.has(metric)) continue;
          told.add(metric);
          const at = placeOfMention({ origin, path: [role] });
          const params = { kind, name, metric, ...ending };
          building.diagnostics.push(report('model/names-ended-metric', params, { at, severity: 'warning' }));
        }
    }
  }
}

function metricsIn({ labels, named }: Building, text: string): readonly string[] {
  return namesIn(text).flatMap((mentioned) => {
    if (mentioned.kind === 'name') return named.metrics.has(mentioned.text) ? [mentioned.text] : [];
    const targets = labels.get(mentioned.text) ?? [];
    return targets.flatMap(({ kind, name }) => (kind === 'metric' ? [name] : []));
  });
}
