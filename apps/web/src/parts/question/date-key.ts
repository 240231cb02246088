import type { Wire } from '@plumbline/client';

type ByItem = NonNullable<Wire<'MetricQuery'>['by']>[number];

const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
const PARTS = ['weekday', 'day', 'week', 'month', 'quarter', 'hour'] as const;
export type DateGrain = (typeof GRAINS)[number];
export type DatePart = (typeof PARTS)[number];

/** A date of the rows, other than the question's time, cut to a grain or to a part: `orders.shipped:month`, `orders.shipped:part:weekday`. */
export interface DateKey {
  readonly field: string;
  readonly grain: DateGrain | null;
  readonly part: DatePart | null;
}

/** What of a dimension says whether it can be cut. */
export type Cuttable = Pick<Wire<'DimensionList'>['dimensions'][number], 'ref' | 'kind' | 'type'>;

/** Members of parts, the first and the last. */
const MEMBERS: { readonly [P in DatePart]: readonly [number, number] } = {
  weekday: [1, 7],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  quarter: [1, 4],
  hour: [0, 23],
};

/** Null: the name is that of a dimension. */
export function readDateKey(ref: string): DateKey | null {
  const [, field = '', isPart, word] = /^([^:]+):(part:)?([a-z_]+)$/.exec(ref) ?? [];
  const part = isPart === undefined ? undefined : PARTS.find((each) => each === word);
  const grain = isPart === undefined ? GRAINS.find((each) => each === word) : undefined;
  return part === undefined && grain === undefined
    ? null
    : { field, grain: grain ?? null, part: part ?? null };
}

export function writeDateKey({ field, grain, part }: DateKey): string {
  return part === null ? `${field}:${grain}` : `${field}:part:${part}`;
}

/** The dimension that a key cuts; itself where it cuts none. */
export function fieldOf(ref: string): string {
  return readDateKey(ref)?.field ?? ref;
}

/** The day of each row's own time: it has parts, whatever datasets the figures are of. */
const OWN_DAY = 'day';

export function isOfOwnDay({ field }: DateKey): boolean {
  return field === OWN_DAY;
}

/** Every way to cut a date of the rows: grains first. A time of day has hours too. */
export function cutsOf({ ref: field, kind, type }: Cuttable): readonly DateKey[] {
  const isDate = type === 'date' || type === 'timestamp';
  if (!isDate || field === 'cohort' || (kind === 'grain' && field !== OWN_DAY)) return [];
  if (kind === 'grain')
    return PARTS.filter((part) => part !== 'hour').map((part) => ({ field, grain: null, part }));
  const parts = PARTS.filter((part) => part !== 'hour' || type === 'timestamp');
  return [
    ...GRAINS.map((grain) => ({ field, grain, part: null })),
    ...parts.map((part) => ({ field, grain: null, part })),
  ];
}

/** What the answer calls the column: `shipped_month`; with the name of its dataset where two would be called the same. */
export function columnName(ref: string, refs: readonly string[]): string {
  const short = shortName(ref);
  const isShared = refs.some((other) => other !== ref && shortName(other) === short);
  return readDateKey(ref) !== null && isShared ? wordOf(ref) : short;
}

/** As a question asks for it. */
export function byItem(ref: string, refs: readonly string[]): ByItem {
  const key = readDateKey(ref);
  if (key === null) return ref;
  const { field, grain, part } = key;
  return { field, ...(grain === null ? { part: part ?? 'day' } : { grain }), as: columnName(ref, refs) };
}

/** All members of a part; null: the key has those that its rows have. */
export function membersOfPart(ref: string): readonly number[] | null {
  const part = readDateKey(ref)?.part ?? null;
  if (part === null) return null;
  const [first, last] = MEMBERS[part];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** `weekday(orders.shipped)`, as the formula language says it; a dimension by its name. */
export function writeKeyFormula(ref: string): string {
  const key = readDateKey(ref);
  if (key === null) return ref;
  return key.part === null ? `date_trunc(${key.grain}, ${key.field})` : `${key.part}(${key.field})`;
}

export function readKeyFormula(text: string): string {
  const [, fn = '', grain, field = ''] = /^([a-z_]+)\((?:([a-z]+), )?([^()]+)\)$/.exec(text) ?? [];
  const ref = fn === 'date_trunc' ? `${field}:${grain}` : `${field}:part:${fn}`;
  return readDateKey(ref) === null ? text : ref;
}

function shortName(ref: string): string {
  const key = readDateKey(ref);
  return key === null ? ref : wordOf(writeDateKey({ ...key, field: key.field.split('.').at(-1) ?? '' }));
}

function wordOf(ref: string): string {
  return ref.replace(':part:', '_').replace(/[.:]/g, '_');
}
