import { ownGrain, unitOfWord } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import { isReservedWord } from '../../formula/read/token.ts';
import type { ListedCalendar } from '../../model.ts';
import { periodDay } from '../../period-day.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { CalendarDefinition } from '../../workspace/schema/graph.ts';
import { type Building, placeOfMention } from '../building.ts';
import { duplicateName } from '../duplicate-name.ts';
import { BESIDE_GRAINS } from '../name-definitions.ts';

/** Calendars of the workspace that can be read; names that stand for nothing are reported with all others. */
export function settleCalendars(
  building: Building,
  datasets: ReadonlyMap<string, Dataset>,
): ReadonlyMap<string, ListedCalendar> {
  const found = [...building.named.calendars.values()].flatMap((defined) => {
    const dataset = datasets.get(defined.value.dataset);
    if (dataset === undefined || defined.value.entity !== undefined) return [];
    return settle({ building, defined, dataset }) ?? [];
  });
  return new Map(found.map((calendar) => [calendar.name, calendar]));
}

interface Settling {
  readonly building: Building;
  readonly defined: Defined<CalendarDefinition>;
  readonly dataset: Dataset;
}

function settle(settling: Settling): ListedCalendar | null {
  const { value } = settling.defined;
  const start = day(settling, 'start');
  const end = day(settling, 'end');
  const close = value.close === undefined ? null : day(settling, 'close');
  if (start === undefined || end === undefined || close === undefined) return null;
  const { name, grain } = value;
  const isOwn = grain !== undefined && unitOfWord(grain) === null && isFree(settling, grain);
  return {
    name,
    dataset: value.dataset,
    start,
    end,
    close,
    grain: isOwn ? ownGrain(grain) : null,
    key: fieldOf(settling, 'key')?.name ?? null,
    label: value.label ?? { zh: grain ?? name, en: grain ?? name },
  };
}

function day(settling: Settling, key: 'start' | 'end' | 'close'): string | undefined {
  const { building, defined, dataset } = settling;
  const found = fieldOf(settling, key);
  if (found === undefined || found.type.kind === 'date') return found?.name;
  const at = placeOfMention({ origin: defined.origin, path: [key] });
  const params = { name: `${dataset.name}.${found.name}`, declared: 'date', found: found.type.kind } as const;
  building.diagnostics.push(report('model/declared-type', params, { at }));
  return undefined;
}

/** A grain is named where dimensions and metrics are: each name stands for one thing. */
function isFree({ building, defined }: Settling, grain: string): boolean {
  const { diagnostics, named } = building;
  const mention = { origin: defined.origin, path: ['grain'] };
  if (isReservedWord(grain) || BESIDE_GRAINS.includes(grain)) {
    diagnostics.push(report('model/reserved-name', { name: grain }, { at: placeOfMention(mention) }));
    return false;
  }
  const before = [...named.calendars.values()].slice(0, [...named.calendars.values()].indexOf(defined));
  const other = (['metric', 'dataset', 'dimension'] as const).find((kind) => named[`${kind}s`].has(grain));
  const isTwice = before.some(({ value }) => value.grain === grain && value.entity === undefined);
  if (other === undefined && !isTwice) return true;
  diagnostics.push(duplicateName(mention, grain, { kind: 'calendar', other: other ?? 'calendar' }));
  return false;
}

function fieldOf({ defined, dataset }: Settling, key: 'key' | 'start' | 'end' | 'close') {
  const name = defined.value[key] ?? '';
  return dataset.fields.get(name) ?? [...dataset.fields.values()].find((one) => one.column === name);
}

/** A day on which two periods close says of no row which it belongs to: loading looks for one. */
export function withUniqueCloses(dataset: Dataset, calendars: ReadonlyMap<string, ListedCalendar>): Dataset {
  const closes = [...calendars.values()].flatMap((one) =>
    one.dataset === dataset.name ? (one.close ?? []) : [],
  );
  const isTested = (field: string) =>
    dataset.tests.some(
      (test) => test.kind === 'unique' && test.fields.length === 1 && test.fields[0] === field,
    );
  const added = [...new Set(closes)].filter((field) => !isTested(field));
  if (added.length === 0) return dataset;
  return {
    ...dataset,
    tests: [...dataset.tests, ...added.map((f) => ({ kind: 'unique' as const, fields: [f] }))],
  };
}

/** A dataset whose rows count on the days of its calendar. */
export function inCalendar(
  dataset: Dataset,
  name: string | undefined,
  calendars: ReadonlyMap<string, ListedCalendar>,
): Dataset {
  const calendar = name === undefined ? undefined : calendars.get(name);
  if (calendar === undefined || dataset.time === null || dataset.calendar !== null) return dataset;
  const isOwn = dataset.time.kind === 'field' && dataset.time.dataset === dataset.name;
  if (calendar.close === null)
    return { ...dataset, later: dataset.later.filter((one) => one !== 'calendar') };
  if (!isOwn) return dataset;
  return {
    ...dataset,
    time: periodDay(dataset.name),
    calendar: { name: calendar.name, recorded: dataset.time },
    later: dataset.later.filter((one) => one !== 'calendar'),
  };
}
