import type { Result } from '../../api/answer.ts';
import type { Words } from '../../words/catalogs.ts';
import { versionsUsed } from './versions-used.ts';

/** What a reader has to know of the definitions behind the figures of a metric; nothing where they are today's throughout. */
export function versionsText(result: Result, metric: string, { versions }: Words): readonly string[] {
  const { begins, formerUntil, restated, isWindowRestated } = versionsUsed(result, metric);
  return [
    ...begins.map(({ day }) => versions.begins(day)),
    ...(formerUntil === null ? [] : [versions.former(formerUntil)]),
    ...restated.map((base) => versions.restatedBase(versions.bases[base] ?? base)),
    ...(isWindowRestated ? [versions.restatedWindow] : []),
  ];
}
