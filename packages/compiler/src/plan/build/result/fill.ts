import type { ClockGrain } from '@plumbline/calendar';
import { membersIn } from '../../../bind/bind.ts';
import { aggregate, compute, filter, spine } from '../../make.ts';
import { listOfNumbers } from '../../make-list.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  INTEGER,
  number,
  type Scalar,
} from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { ageAt } from '../entity/cohort-of-row.ts';
import { onlyListed } from '../fiscal/listed-members.ts';
import { clockPartOf, timesOfDay } from '../time/clock-parts.ts';

/** `fill`: every time member for each combination of the other keys that `rows` holds; without time, every age of each cohort. */
export function fillerOf(level: Level, rows: Plan, frame: Frame): Plan | null {
  const [key] = level.shape.timeKeys;
  if (key === undefined) return agesOf(level, rows);
  const clocks = level.shape.dimensions.flatMap((d) => {
    const part = clockPartOf(d);
    return part === null ? [] : [{ name: d.name, part }];
  });
  const others = level.keyNames.filter(
    (name) => name !== key.name && !clocks.some((clock) => clock.name === name),
  );
  const seen = others.length === 0 ? null : aggregate(rows, others, [], 'combinations seen in the period');
  const days = level.shape.rows.map((r) => [r.keys[0] ?? 0, r.member?.from ?? 0, r.member?.to ?? 0]);
  const times = timesOfDay(clocks.map(({ part }) => part));
  const parts =
    clocks.length === 0
      ? seen
      : listOfNumbers(
          clocks.map(({ name }) => name),
          times,
          seen,
        );
  const every = filter(spine([key.name], days, [], parts), begun(key.name, clocks, level));
  const filled = level.context.hasFiscal ? onlyListed(every, frame, level) : every;
  if (filled === null) return null;
  const outputs = level.keys.map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin }));
  return compute(filled, outputs, 'every time member, with or without rows');
}

interface ClockKey {
  readonly name: string;
  readonly part: ClockGrain;
}

/** Of the day of the edge, under `to_time`, the parts that begin up to the last instant; null: all of them. */
function begun(day: string, clocks: readonly ClockKey[], { context }: Level): Scalar | null {
  const { edges, latest, mode, read } = context;
  if (clocks.length === 0 || mode !== 'to_time' || !Number.isFinite(latest)) return null;
  const times = read.flatMap((name) => edges.get(name) ?? []).filter(({ last }) => last === latest);
  if (times.some(({ time }) => time === null)) return null;
  const [last = ''] = times.flatMap(({ time }) => time ?? []).toSorted((a, b) => (a < b ? 1 : -1));
  const [hour = 0, minute = 0] = last.split(':').map(Number);
  const upTo: { readonly [G in ClockGrain]: number } = { hour, minute };
  const later = clocks.map(({ name, part }, i) =>
    allOf([
      ...clocks
        .slice(0, i)
        .map((one) => call('eq', [column(one.name, INTEGER), number(upTo[one.part])], BOOLEAN)),
      call('gt', [column(name, INTEGER), number(upTo[part])], BOOLEAN),
    ]),
  );
  const onLast = call('eq', [column(day, DATE), date(latest)], BOOLEAN);
  const after = allOf([onLast, anyOf(later.flatMap((one) => one ?? []))]);
  return after === null ? null : call('not', [after], BOOLEAN);
}

/** The ages at which a cohort is seen: those whose period is one of the question's, up to the edge. */
function agesOf(level: Level, rows: Plan): Plan | null {
  const { context, shape } = level;
  const part = (wanted: 'cohort' | 'age') =>
    shape.dimensions.find(({ ref }) => ref.kind === 'cohort' && ref.part === wanted);
  const [cohort, age] = [part('cohort'), part('age')];
  if (context.cohort === null || cohort === undefined || age === undefined) return null;
  const { grain } = context.cohort;
  const others = level.keyNames.filter((name) => name !== age.name);
  const seen = aggregate(rows, others, [], 'cohorts seen in the period');
  const periods = membersIn(grain, context).map((m) => [m.from, m.from, m.to]);
  const [first, period] = [column(cohort.name, DATE), column(OWN.at, DATE)];
  const later = filter(spine([OWN.at], periods, [], seen), call('ge', [period, first], BOOLEAN));
  const outputs = level.keys.map((k) => ({
    name: k.name,
    value: k.name === age.name ? ageAt(first, period, grain) : column(k.name, k.type),
    origin: k.origin,
  }));
  return compute(later, outputs, 'every age of each cohort, with or without rows');
}
