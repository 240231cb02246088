import { parseInterval } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import type { EntityCalendar, Relationship } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import type { CalendarDefinition } from '../../workspace/schema/graph.ts';
import { type Building, findField, placeOfMention } from '../building.ts';

/** Calendars whose periods differ from entity to entity. */
export function settleEntityCalendars(
  building: Building,
  datasets: ReadonlyMap<string, Dataset>,
): ReadonlyMap<string, EntityCalendar> {
  const found = [...building.named.calendars.values()].flatMap((defined) => {
    const dataset = datasets.get(defined.value.dataset);
    if (dataset === undefined || defined.value.entity === undefined) return [];
    return settle({ building, defined, dataset }, defined.value.entity) ?? [];
  });
  return new Map(found.map((calendar) => [calendar.name, calendar]));
}

interface Settling {
  readonly building: Building;
  readonly defined: Defined<CalendarDefinition>;
  readonly dataset: Dataset;
}

type Key = 'entity' | 'start' | 'end' | 'snap';

function settle(settling: Settling, named: string): EntityCalendar | null {
  const { value } = settling.defined;
  if (value.close !== undefined) return null;
  const entity = field(settling, 'entity', { name: named });
  const year = field(settling, 'entity', { name: 'fiscal_year', type: 'integer' });
  const hasQuarters = columnOf(settling.dataset, 'quarter') !== undefined;
  const quarter = hasQuarters ? field(settling, 'entity', { name: 'quarter', type: 'integer' }) : null;
  const start = field(settling, 'start', { name: value.start ?? 'start_date', type: 'date' });
  const end = field(settling, 'end', { name: value.end ?? 'end_date', type: 'date' });
  const snap = snapOf(settling);
  if (!entity || !year || quarter === undefined || !start || !end || snap === null) return null;
  return { name: value.name, dataset: value.dataset, entity, year, quarter, start, end, snap };
}

function columnOf(dataset: Dataset, name: string) {
  return dataset.fields.get(name) ?? [...dataset.fields.values()].find((one) => one.column === name);
}

interface Wanted {
  readonly name: string;
  readonly type?: 'integer' | 'date';
}

function field({ building, defined, dataset }: Settling, key: Key, wanted: Wanted): string | undefined {
  const mention = { origin: defined.origin, path: [key] };
  const found = columnOf(dataset, wanted.name);
  if (found === undefined) {
    // Names that are written are checked with all others.
    if (defined.value[key] !== wanted.name) findField(building, dataset, wanted.name, mention);
    return undefined;
  }
  const { kind } = found.type;
  const isFit =
    wanted.type === undefined || kind === wanted.type || (wanted.type === 'integer' && kind === 'bigint');
  if (isFit) return found.name;
  const params = { name: `${dataset.name}.${found.name}`, declared: wanted.type ?? 'text', found: kind };
  building.diagnostics.push(report('model/declared-type', params, { at: placeOfMention(mention) }));
  return undefined;
}

/** Days; no period is short enough for more than a month of them. */
function snapOf({ building, defined }: Settling): number | null {
  const { snap } = defined.value;
  if (snap === undefined) return 0;
  const interval = parseInterval(snap);
  const days = interval === null ? Number.NaN : interval.count * (DAYS[interval.unit] ?? Number.NaN);
  if (days <= MOST_SNAP) return days;
  const at = placeOfMention({ origin: defined.origin, path: ['snap'] });
  building.diagnostics.push(report('model/bad-snap', { snap, most: MOST_SNAP }, { at }));
  return null;
}

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const MOST_SNAP = 31;

interface Given {
  readonly defined: Defined<DatasetDefinition> | undefined;
  readonly calendars: ReadonlyMap<string, EntityCalendar>;
  readonly relationships: readonly Relationship[];
}

/** A dataset whose rows belong to the periods of their entity: the field of its name, or one that is mapped to it. */
export function inEntityCalendar(
  building: Building,
  dataset: Dataset,
  { defined, calendars, relationships }: Given,
): Dataset {
  const calendar = calendars.get(defined?.value.calendar ?? '');
  if (calendar === undefined || defined === undefined) return dataset;
  const later = dataset.later.filter((one) => one !== 'calendar');
  if (dataset.time === null || dataset.time.kind !== 'field' || dataset.time.dataset !== dataset.name)
    return dataset;
  const mapped = relationships.flatMap(({ from, fromColumns, toColumns }) => {
    const place = toColumns.indexOf(calendar.entity);
    return from === dataset.name && place >= 0 ? (fromColumns[place] ?? []) : [];
  });
  const [entity] = dataset.fields.has(calendar.entity) ? [calendar.entity] : new Set(mapped);
  if (entity !== undefined && (dataset.fields.has(calendar.entity) || new Set(mapped).size === 1))
    return { ...dataset, later, fiscal: { calendar: calendar.name, entity, recorded: dataset.time } };
  const at = placeOfMention({ origin: defined.origin, path: ['calendar'] });
  const params = { dataset: dataset.name, calendar: calendar.name, entity: calendar.entity };
  building.diagnostics.push(report('model/calendar-without-entity', params, { at }));
  return dataset;
}
