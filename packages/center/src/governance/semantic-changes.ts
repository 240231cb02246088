import { FIRST_DAY } from '@plumbline/diagnostics';
import type { Model, PlainMap, Text, WrittenObject } from '@plumbline/model';
import type { Json, ProposedObject } from '@plumbline/store';
import { coverParts } from '../catalog/cover-parts.ts';
import { diffParts } from '../catalog/diff-parts.ts';
import { isWordsOnly, WORD_KINDS } from '../catalog/is-words-only.ts';
import type { PartChange } from '../center/apply-report.ts';
import { writtenText } from '../definition/written-text.ts';
import { type Aspect, metricAspects } from './metric-aspects.ts';
import { hasPartLabel, partLabel } from './part-label.ts';
import type { AspectChange, SemanticChange } from './semantic-change.ts';

/** The definitions around a change. */
export interface Sides {
  readonly before: Model;
  readonly after: Model;
  /** What the catalog says of an object now; null: nothing. */
  readonly bodyBefore: (object: Pick<ProposedObject, 'kind' | 'id'>) => PlainMap | null;
  /** As published, with the day from which it holds. */
  readonly bodyAfter: (object: Pick<ProposedObject, 'kind' | 'id'>) => PlainMap | null;
  /** ISO day from which it is asked for; null: the day it is published. */
  readonly effectiveFrom: string | null;
}

/** What changes in each object, by meaning: a formula that is only written otherwise is no other formula. */
export function semanticChanges(objects: readonly ProposedObject[], sides: Sides): readonly SemanticChange[] {
  return objects.map((object) => semanticChange(object, sides));
}

function semanticChange({ kind, id, base, body }: ProposedObject, sides: Sides): SemanticChange {
  const before = sides.bodyBefore({ kind, id });
  const after = body === null ? null : sides.bodyAfter({ kind, id });
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const metricOf = (model: Model) => (kind === 'metric' ? model.metrics.get(id) : undefined);
  const [old, next] = [metricOf(sides.before), metricOf(sides.after)];
  const told =
    old === undefined && next === undefined
      ? { aspects: partAspects(kind, before, after), unchanged: [] }
      : metricChanges(
          old === undefined ? new Map() : metricAspects(old, sides.before),
          next === undefined ? new Map() : metricAspects(next, sides.after),
        );
  const declared = after?.effective;
  const from = typeof declared === 'string' ? declared : sides.effectiveFrom;
  return {
    ...{ kind, id, base, change },
    label: next?.label ?? old?.label ?? writtenText((after ?? before)?.label) ?? { zh: id, en: id },
    ...told,
    isCosmetic: change === 'changed' && told.aspects.every(({ isCosmetic }) => isCosmetic),
    effectiveFrom: from === FIRST_DAY ? null : from,
  };
}

type Aspects = ReadonlyMap<string, Aspect>;

function metricChanges(before: Aspects, after: Aspects): Pick<SemanticChange, 'aspects' | 'unchanged'> {
  const aspects: AspectChange[] = [];
  const unchanged: SemanticChange['unchanged'][number][] = [];
  for (const aspect of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(aspect), after.get(aspect)];
    const known = next ?? old;
    if (known === undefined) continue;
    const { label, isWords } = known;
    if (old?.canonical === next?.canonical) unchanged.push({ aspect, label, value: known.value });
    else
      aspects.push({
        ...{ aspect, label },
        ...toldApart(old?.value ?? null, next?.value ?? null, isWords),
        isCosmetic: isWords,
      });
  }
  return { aspects, unchanged };
}

/** Words that differ in one language only are told to readers of the other in both: nobody signs what looks like no change. */
function toldApart(
  before: Text | null,
  after: Text | null,
  isWords: boolean,
): Pick<AspectChange, 'before' | 'after'> {
  if (!isWords || before === null || after === null) return { before, after };
  const zh = before.zh === after.zh ? (text: Text) => `${text.zh}｜${text.en}` : ({ zh }: Text) => zh;
  const en = before.en === after.en ? (text: Text) => `${text.en} | ${text.zh}` : ({ en }: Text) => en;
  const told = (text: Text): Text => ({ zh: zh(text), en: en(text) });
  return { before: told(before), after: told(after) };
}

/** Of other objects: the values that differ, by their path. */
function partAspects(kind: string, before: PlainMap | null, after: PlainMap | null): readonly AspectChange[] {
  const found = diffParts((before ?? {}) as Json, (after ?? {}) as Json);
  const parts = coverParts(
    kind,
    found.flatMap((part) => namedParts(kind, part)),
  );
  return parts.map(({ path, before, after }) => ({
    aspect: path,
    label: partLabel(kind, path),
    before: plainText(before),
    after: plainText(after),
    isCosmetic:
      WORD_KINDS.has(kind) ||
      isWordsOnly(path.split('.')[0] === 'fields' ? (path.split('.')[2] ?? '') : path),
  }));
}

/** A map that comes or goes as a whole is told by its values, where people have names for them. */
function namedParts(kind: string, part: PartChange): readonly PartChange[] {
  const [before, after] = [entriesOf(part.before), entriesOf(part.after)];
  if (before === null || after === null) return [part];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const inside = keys.map((key) => ({
    path: `${part.path}.${key}`,
    before: before.get(key) ?? null,
    after: after.get(key) ?? null,
  }));
  return inside.length > 0 && inside.every(({ path }) => hasPartLabel(kind, path)) ? inside : [part];
}

/** Null: it is no map; of nothing there are no values. */
function entriesOf(value: Json): ReadonlyMap<string, Json> | null {
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function plainText(value: Json): Text | null {
  if (value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { zh: text, en: text };
}

/** The written bodies by kind and id. */
export function bodiesOf(objects: readonly WrittenObject[]): Sides['bodyBefore'] {
  const bodies = new Map(objects.map(({ kind, id, body }) => [JSON.stringify([kind, id]), body]));
  return ({ kind, id }) => bodies.get(JSON.stringify([kind, id])) ?? null;
}
