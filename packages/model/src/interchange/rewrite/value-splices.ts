import type { Plain, PlainMap } from '../../workspace/written-objects.ts';
import { toPlain, type Written, type WrittenEntry, type WrittenMap } from '../../workspace/yaml/written.ts';
import { isSamePlain } from './is-same-plain.ts';
import { lineStart, linesAt, nextLine, type Splice } from './splices.ts';
import {
  afterKey,
  flowText,
  isList,
  isMap,
  itemLines,
  mapLines,
  type Setting,
  scalarText,
} from './value-text.ts';

type WrittenList = Extract<Written, { kind: 'list' }>;

/** A text that is changed, and how a value of it stands there. */
interface Place {
  readonly text: string;
  readonly setting: Setting;
}

/** What has to be put into a text so that a map says something else; what it says already stays as it is written. */
export function mapSplices(
  { text, setting }: Place,
  entries: readonly (readonly [string, WrittenEntry])[],
  { wanted, end }: { readonly wanted: PlainMap; readonly end: number },
): readonly Splice[] {
  const inner: Place = { text, setting };
  const splices: Splice[] = [];
  const gone = new Set<number>();
  for (const [i, [key, entry]] of entries.entries()) {
    const value = wanted[key];
    if (value === undefined) gone.add(i);
    else splices.push(...entrySplices(inner, entry, value));
  }
  const known = new Set(entries.map(([key]) => key));
  const added = Object.fromEntries(Object.entries(wanted).filter(([key]) => !known.has(key)));
  const hasAdded = Object.keys(added).length > 0;
  if (setting === 'flow') {
    const ranges = entries.map(([, { keyStart, keyEnd, value }]) => ({
      start: keyStart,
      end: value === null || value.end < keyEnd ? keyEnd : value.end,
    }));
    splices.push(...flowRemovals(ranges, gone));
    const isEmpty = entries.length === gone.size;
    if (hasAdded) splices.push(beforeBracket(text, end, flowText(added), isEmpty));
    return splices;
  }
  splices.push(...lineRemovals(text, entries, gone));
  const first = entries[0]?.[1];
  if (hasAdded && first !== undefined) {
    const indent = ' '.repeat(first.keyStart - lineStart(text, first.keyStart));
    splices.push(linesAt(text, nextLine(text, end), mapLines(added, indent)));
  }
  return splices;
}

/** Keys go with their lines; behind a dash the first one that stays moves up to it. */
function lineRemovals(
  text: string,
  entries: readonly (readonly [string, WrittenEntry])[],
  gone: ReadonlySet<number>,
): readonly Splice[] {
  const keys = entries.map(([, entry]) => entry);
  const stays = keys.findIndex((_, i) => !gone.has(i));
  const [first, next] = [keys[0], keys[stays]];
  const isBehindDash =
    first !== undefined && text.slice(lineStart(text, first.keyStart), first.keyStart).includes('-');
  const isMoved = isBehindDash && stays > 0 && next !== undefined;
  const lines = [...gone]
    .filter((i) => !isMoved || i > stays)
    .flatMap((i) => keys[i] ?? [])
    .map(({ keyStart, keyEnd, value }) => ({
      start: lineStart(text, keyStart),
      end: nextLine(text, Math.max(keyEnd, value?.end ?? 0)),
      text: '',
    }));
  return isMoved ? [{ start: first.keyStart, end: next.keyStart, text: '' }, ...lines] : lines;
}

function entrySplices(place: Place, entry: WrittenEntry, wanted: Plain): readonly Splice[] {
  const { text, setting } = place;
  const { keyEnd, keyStart, value } = entry;
  if (isSamePlain(toPlain(value) as Plain, wanted)) return [];
  const indent = ' '.repeat(keyStart - lineStart(text, keyStart));
  const anew = setting === 'flow' ? ` ${flowText(wanted)}` : afterKey(wanted, indent);
  if (value === null) return [{ start: keyEnd, end: keyEnd, text: `:${anew}` }];
  if (value.start <= keyEnd) return [{ start: keyEnd + 1, end: keyEnd + 1, text: anew }];
  const inside = valueSplices(place, value, wanted);
  if (inside !== null) return inside;
  const said = text.slice(value.start, value.end);
  const isLines = said.endsWith('\n');
  // Behind a text of several lines nothing can follow on the last of them.
  const isAlone = text.slice(value.end, nextLine(text, value.end)).trim() === '';
  const isText = typeof wanted === 'string' && value.kind === 'text' && !/^[|>]/.test(said);
  const isLine = isText && (setting === 'flow' || !isAlone || !wanted.includes('\n'));
  const written = isLine ? ` ${scalarText(wanted, setting, said)}` : anew;
  return [{ start: keyEnd + 1, end: value.end, text: isLines ? `${written}\n` : written }];
}

/** Null: it is to be written anew. */
function valueSplices(place: Place, value: Written, wanted: Plain): readonly Splice[] | null {
  if (value.kind === 'map' && isMap(wanted)) return mapOf(place, value, wanted);
  if (value.kind === 'list' && isList(wanted) && value.items.length > 0)
    return listSplices(place, value, wanted);
  return null;
}

function mapOf({ text }: Place, map: WrittenMap, wanted: PlainMap): readonly Splice[] | null {
  const entries = [...map.entries];
  if (!map.flow && entries.every(([key]) => wanted[key] === undefined)) return null;
  const setting = map.flow ? 'flow' : 'block';
  return mapSplices({ text, setting }, entries, { wanted, end: map.end });
}

/** Items are known again by their names; null where what stays would stand in another order. */
function listSplices({ text }: Place, list: WrittenList, wanted: readonly Plain[]): readonly Splice[] | null {
  const { items } = list;
  const isFlow = text[list.start] === '[';
  const there = items.map((item) => idOf(toPlain(item) as Plain));
  const asked = wanted.map(idOf);
  const askedAt = new Map(asked.map((id, i) => [id, i]));
  if (new Set(there).size !== there.length || askedAt.size !== asked.length) return null;
  const stays = there.filter((id) => askedAt.has(id));
  if (stays.some((id, i) => asked[i] !== id) || (stays.length === 0 && !isFlow)) return null;
  const splices: Splice[] = [];
  const gone = new Set<number>();
  for (const [i, item] of items.entries()) {
    const now = wanted[askedAt.get(there[i] ?? '') ?? -1];
    if (now === undefined) gone.add(i);
    else if (!isSamePlain(toPlain(item) as Plain, now)) {
      const inside = valueSplices({ text, setting: isFlow ? 'flow' : 'block' }, item, now);
      splices.push(...(inside ?? [itemAnew(text, item, { wanted: now, isFlow })]));
    }
  }
  const added = wanted.slice(stays.length);
  if (isFlow) {
    splices.push(...flowRemovals(items, gone));
    if (added.length > 0) splices.push(...flowAdditions(text, list, { added, gone }));
    return splices;
  }
  for (const i of gone) {
    const item = items[i];
    if (item === undefined) continue;
    splices.push({ start: dashLine(text, item.start), end: nextLine(text, item.end), text: '' });
  }
  if (added.length > 0) {
    const first = items[0]?.start ?? list.start;
    const dash = text.lastIndexOf('-', first);
    const indent = ' '.repeat(Math.max(0, dash - lineStart(text, dash)));
    splices.push(linesAt(text, nextLine(text, list.end), itemLines(added, indent)));
  }
  return splices;
}

/** The line of the dash before an item: that of the item, or one above it. */
function dashLine(text: string, start: number): number {
  const own = lineStart(text, start);
  if (text.slice(own, start).includes('-')) return own;
  for (let end = own; end > 0; ) {
    const at = lineStart(text, end - 1);
    const line = text.slice(at, end);
    if (/^ *-\s*(?:#.*)?\s*$/.test(line)) return at;
    if (!/^\s*(?:#.*)?\s*$/.test(line)) break;
    end = at;
  }
  return own;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Items between brackets go with the comma behind them, the last ones with the comma before. */
function flowRemovals(ranges: readonly Range[], gone: ReadonlySet<number>): readonly Splice[] {
  if (gone.size === 0) return [];
  let last = ranges.length - 1;
  while (gone.has(last)) last--;
  const splices: Splice[] = [];
  for (let i = 0; i < last; i++) {
    const next = ranges[i + 1];
    const own = ranges[i];
    if (gone.has(i) && own !== undefined && next !== undefined)
      splices.push({ start: own.start, end: next.start, text: '' });
  }
  const end = ranges.at(-1)?.end ?? 0;
  const from = last < 0 ? ranges[0]?.start : ranges[last]?.end;
  if (last < ranges.length - 1 && from !== undefined) splices.push({ start: from, end, text: '' });
  return splices;
}

interface Added {
  readonly added: readonly Plain[];
  readonly gone: ReadonlySet<number>;
}

/** Items that stand on lines of their own are followed by others on such lines, and remarks behind them stay theirs. */
function flowAdditions(text: string, { items, end }: WrittenList, { added, gone }: Added): readonly Splice[] {
  const last = items.at(-1);
  if (last === undefined || gone.size === items.length)
    return [beforeBracket(text, end, flowText(added), true)];
  const from = lineStart(text, last.start);
  const line = nextLine(text, last.end);
  const indent = text.slice(from, last.start);
  const [, comma] = /^ *(,?) *(?:#.*)?\r?\n$/.exec(text.slice(last.end, line)) ?? [];
  if (comma === undefined || indent.trim() !== '' || gone.has(items.length - 1)) {
    const at = items.findLast((_, i) => !gone.has(i))?.end ?? last.end;
    return [{ start: at, end: at, text: `, ${flowText(added).slice(1, -1)}` }];
  }
  const tail = comma === '' ? [{ start: last.end, end: last.end, text: ',' }] : [];
  const lines = added.map((one) => `${indent}${flowText(one)}`).join(',\n');
  return [...tail, linesAt(text, line, `${lines}${comma}`)];
}

/** Puts what stands between brackets of its own behind what stands there already. */
function beforeBracket(text: string, end: number, flow: string, isFirst: boolean): Splice {
  let at = end - 1;
  while (text[at - 1] === ' ') at--;
  const inner = flow.slice(1, -1);
  return { start: at, end: at, text: isFirst ? inner : `, ${inner}` };
}

interface Anew {
  readonly wanted: Plain;
  readonly isFlow: boolean;
}

/** An item that is written as a whole. */
function itemAnew(text: string, { start, end }: Written, { wanted, isFlow }: Anew): Splice {
  if (isFlow || !isMap(wanted)) return { start, end, text: flowText(wanted) };
  const indent = ' '.repeat(start - lineStart(text, start));
  const tail = text.slice(start, end).endsWith('\n') ? '\n' : '';
  return { start, end, text: `${mapLines(wanted, indent).trimStart()}${tail}` };
}

function idOf(value: Plain): string {
  if (!isMap(value)) return JSON.stringify(value);
  const { name, from, to } = value;
  if (typeof name === 'string') return name;
  return from !== undefined && to !== undefined ? `${String(from)}->${String(to)}` : JSON.stringify(value);
}
