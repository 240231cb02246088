import { membersIn } from '../../../bind/bind.ts';
import { aggregate, compute, filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, DATE } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { ageAt } from '../entity/cohort-of-row.ts';
import { onlyListed } from '../fiscal/listed-members.ts';

/** `fill`: every time member for each combination of the other keys that `rows` holds; without time, every age of each cohort. */
export function fillerOf(level: Level, rows: Plan, frame: Frame): Plan | null {
  const [key] = level.shape.timeKeys;
  if (key === undefined) return agesOf(level, rows);
  const others = level.keyNames.filter((name) => name !== key.name);
  const seen = others.length === 0 ? null : aggregate(rows, others, [], 'combinations seen in the period');
  const days = level.shape.rows.map((r) => [r.keys[0] ?? 0, r.member?.from ?? 0, r.member?.to ?? 0]);
  const every = spine([key.name], days, [], seen);
  const filled = level.context.hasFiscal ? onlyListed(every, frame, level) : every;
  if (filled === null) return null;
  const outputs = level.keys.map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin }));
  return compute(filled, outputs, 'every time member, with or without rows');
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
