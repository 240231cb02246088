/** Something to group by, as MetricFlow names it: entities to walk, then a dimension or an entity. */
export interface ItemRef {
  readonly kind: 'item';
  readonly path: readonly string[];
  readonly element: string;
  readonly isEntity: boolean;
  readonly grain: string | null;
  readonly part: string | null;
}

/** A metric for each value of what it is grouped by. */
export interface MetricRef {
  readonly kind: 'metric';
  readonly name: string;
  readonly groupBy: readonly ItemRef[];
}

export interface ObjectRef {
  readonly ref: ItemRef | MetricRef;
  readonly descending: boolean;
}

export const METRIC_TIME = 'metric_time';
const STANDARD_GRAINS: readonly string[] = [
  'nanosecond',
  'microsecond',
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
];

/** `listing__user__ds__month`: entities, an element, and its grain where the last word is one. */
export function readItemName(written: string, isEntity: boolean, custom: ReadonlySet<string>): ItemRef {
  const parts = written
    .trim()
    .split('__')
    .filter((part) => part !== '');
  const last = parts.at(-1)?.toLowerCase() ?? '';
  const part = /^extract_([a-z]+)$/.exec(last)?.[1] ?? null;
  const isGrain = STANDARD_GRAINS.includes(last) || custom.has(last);
  const hasSuffix = !isEntity && parts.length > 1 && (isGrain || part !== null);
  const names = hasSuffix ? parts.slice(0, -1) : parts;
  return {
    kind: 'item',
    path: names.slice(0, -1),
    element: names.at(-1) ?? written,
    isEntity,
    grain: hasSuffix && part === null ? last : null,
    part: hasSuffix ? part : null,
  };
}

type Value = string | boolean | readonly Value[] | Call;
interface Call {
  readonly call: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly then: readonly Call[];
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

const DEEPEST = 20;

/** `Dimension('listing__country').grain('day')`, or a plain name; null where it is neither. */
export function readObject(text: string, custom: ReadonlySet<string>): ObjectRef | null {
  if (/^\s*-?[\w]+\s*$/.test(text)) {
    const descending = text.trim().startsWith('-');
    return { ref: readItemName(text.trim().replace(/^-/, ''), false, custom), descending };
  }
  const reader: Reader = { text, at: 0, depth: 0 };
  const value = readValue(reader);
  skipBlanks(reader);
  if (value === null || reader.at < text.length || !isCall(value)) return null;
  return toObject(value, custom);
}

function toObject(call: Call, custom: ReadonlySet<string>): ObjectRef | null {
  const [first] = call.args;
  const name = typeof first === 'string' ? first : call.named.get('name');
  if (typeof name !== 'string') return null;
  const descends = call.then.find(({ call: word }) => word === 'descending');
  const descending = descends !== undefined && descends.args[0] !== false;
  if (call.call === 'Metric') {
    const groupBy = toItems(call.args[1] ?? call.named.get('group_by') ?? [], custom);
    return groupBy === null ? null : { ref: { kind: 'metric', name, groupBy }, descending };
  }
  if (!['Dimension', 'TimeDimension', 'Entity'].includes(call.call)) return null;
  const item = readItemName(name, call.call === 'Entity', custom);
  const walked = textsOf(
    call.named.get('entity_path') ?? (call.call === 'TimeDimension' ? call.args[2] : call.args[1]),
  );
  const grain = textOf(
    call.call === 'TimeDimension' ? (call.args[1] ?? call.named.get('time_granularity_name')) : undefined,
  );
  const ref: ItemRef = {
    ...item,
    path: [...walked, ...item.path],
    grain: saidBy(call, 'grain') ?? grain?.toLowerCase() ?? item.grain,
    part: saidBy(call, 'date_part') ?? partOf(call) ?? item.part,
  };
  return { ref, descending };
}

/** The argument of a method behind the object: `.grain('day')`. */
function saidBy({ then }: Call, word: string): string | null {
  return textOf(then.find(({ call }) => call === word)?.args[0])?.toLowerCase() ?? null;
}

function partOf(call: Call): string | null {
  return textOf(call.named.get('date_part_name'))?.toLowerCase() ?? null;
}

function toItems(value: Value, custom: ReadonlySet<string>): readonly ItemRef[] | null {
  if (typeof value === 'string') return [readItemName(value, true, custom)];
  if (!Array.isArray(value)) return null;
  const items: ItemRef[] = [];
  for (const one of value as readonly Value[]) {
    const object = typeof one === 'string' ? null : isCall(one) ? toObject(one, custom) : null;
    const item = typeof one === 'string' ? readItemName(one, true, custom) : object?.ref;
    if (item === undefined || item.kind !== 'item') return null;
    items.push(item);
  }
  return items;
}

function isCall(value: Value): value is Call {
  return typeof value === 'object' && !Array.isArray(value);
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((one) => typeof one === 'string') : [];
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++;
}

function take(reader: Reader, symbol: string): boolean {
  skipBlanks(reader);
  if (!reader.text.startsWith(symbol, reader.at)) return false;
  reader.at += symbol.length;
  return true;
}

function match(reader: Reader, pattern: RegExp): string | null {
  skipBlanks(reader);
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null) return null;
  reader.at = pattern.lastIndex;
  return found[1] ?? found[0];
}

function readValue(reader: Reader): Value | null {
  if (++reader.depth > DEEPEST) return null;
  const value = readOne(reader);
  reader.depth--;
  return value;
}

function readOne(reader: Reader): Value | null {
  const text = match(reader, /'([^']*)'/y) ?? match(reader, /"([^"]*)"/y);
  if (text !== null) return text;
  if (take(reader, '[')) return readList(reader, ']');
  const word = match(reader, /[A-Za-z_]\w*/y);
  if (word === null) return null;
  if (word === 'True' || word === 'true') return true;
  if (word === 'False' || word === 'false') return false;
  const first = readCall(reader, word);
  if (first === null) return null;
  const then: Call[] = [];
  while (take(reader, '.')) {
    const method = match(reader, /[A-Za-z_]\w*/y);
    const next = method === null ? null : readCall(reader, method);
    if (next === null) return null;
    then.push(next);
  }
  return { ...first, then };
}

function readCall(reader: Reader, call: string): Call | null {
  if (!take(reader, '(')) return null;
  const args: Value[] = [];
  const named = new Map<string, Value>();
  while (!take(reader, ')')) {
    const name = match(reader, /([A-Za-z_]\w*)\s*=/y);
    const value = readValue(reader);
    if (value === null) return null;
    if (name === null) args.push(value);
    else named.set(name, value);
    if (!take(reader, ',') && !/^\s*\)/.test(reader.text.slice(reader.at))) return null;
  }
  return { call, args, named, then: [] };
}

function readList(reader: Reader, end: string): readonly Value[] | null {
  const items: Value[] = [];
  while (!take(reader, end)) {
    const value = readValue(reader);
    if (value === null) return null;
    items.push(value);
    if (!take(reader, ',') && !/^\s*\]/.test(reader.text.slice(reader.at))) return null;
  }
  return items;
}
