import { report } from '@plumbline/diagnostics';
import { namesIn } from '../formula/names-in.ts';
import { type Building, type Mention, placeOfMention } from './building.ts';

interface Around {
  /** The dataset whose fields bare names may be. */
  readonly own?: string | undefined;
  /** Names and labels that stand for something else here. */
  readonly hidden?: ReadonlySet<string>;
}

/** The first metric, dataset or field a formula mentions that was left out after an error. */
export function brokenNeed(building: Building, formula: string, around: Around = {}): string | null {
  const { broken, labels, untyped } = building;
  for (const { kind, text } of namesIn(formula)) {
    if (around.hidden?.has(text) === true) continue;
    if (kind === 'label') {
      const target = labels
        .get(text)
        ?.find((one) => one.kind === 'metric' && broken.has(`metric ${one.name}`));
      if (target !== undefined) return target.name;
      continue;
    }
    const [first = ''] = text.split('.');
    if (broken.has(`metric ${first}`) || broken.has(`dataset ${first}`)) return first;
    const field = around.own === undefined || text.includes('.') ? text : `${around.own}.${text}`;
    if (broken.has(`field ${field}`) && !untyped.has(field)) return field;
  }
  return null;
}

/** Says that what stands here is not looked at, because what it needs was refused. */
export function noteBrokenNeed(building: Building, mention: Mention, name: string, broken: string): void {
  const at = placeOfMention(mention);
  building.diagnostics.push(report('model/depends-on-broken', { name, broken }, { at, severity: 'note' }));
}
