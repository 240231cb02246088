import type { PlainMap, Text } from '@plumbline/model';

/** `label: 收入`, or both languages, as written; a missing language shows the other. Null for anything else. */
export function writtenText(value: PlainMap[string] | undefined): Text | null {
  if (typeof value === 'string') return { zh: value, en: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { zh, en } = value as PlainMap;
  const known = [zh, en].find((text) => typeof text === 'string');
  if (typeof known !== 'string') return null;
  return { zh: typeof zh === 'string' ? zh : known, en: typeof en === 'string' ? en : known };
}
