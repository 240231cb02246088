import type { MetricEntry } from '../../../api/answer.ts';
import type { Money } from '../../../frame/search.ts';
import { askedCurrency } from '../../../parts/asked-currency.ts';
import type { Condition, Question } from '../../../parts/question/question.ts';
import { isOrdered, isTime } from '../../../parts/question/time-grains.ts';

export type Shelf = 'rows' | 'columns';

/** Clicked in the list: on when it is off, off when it is on. */
export function toggleMetric(question: Question, name: string): Question {
  if (!question.metrics.includes(name)) return { ...question, metrics: [...question.metrics, name] };
  return {
    ...question,
    metrics: question.metrics.filter((metric) => metric !== name),
    figures: question.figures.filter((metric) => metric !== name),
    sort: question.sort?.by === name ? null : question.sort,
  };
}

/** A metric of several currencies comes into the question with one that all of them are converted to; who takes that away asks by it. */
export function inOneCurrency(
  next: Question,
  given: {
    readonly before: Question;
    readonly metrics: readonly MetricEntry[];
    readonly money: Money | undefined;
  },
): Question {
  if (next.currency !== '') return next;
  const added = next.metrics.filter((name) => !given.before.metrics.includes(name));
  const currency = given.metrics
    .filter(({ name }) => added.includes(name))
    .map((metric) => askedCurrency(metric, given.money))
    .find((code) => code !== undefined);
  return currency === undefined ? next : { ...next, currency };
}

/** Of a table of shares: this metric as the figure it is, or as a share again. */
export function toggleFigure(question: Question, name: string): Question {
  const isFigure = question.figures.includes(name);
  return {
    ...question,
    figures: isFigure ? question.figures.filter((each) => each !== name) : [...question.figures, name],
    sort: question.sort?.by === `${name}__share` ? null : question.sort,
  };
}

/** Clicked in the list: time goes into columns beside rows, everything else into rows. */
export function toggleDimension(question: Question, ref: string): Question {
  if (question.rows.includes(ref) || question.columns.includes(ref)) return removeDimension(question, ref);
  const shelf: Shelf = isOrdered(ref) && question.rows.length > 0 ? 'columns' : 'rows';
  return placeDimension(question, { ref, shelf });
}

/** The same date, cut another way, where it stands. */
export function replaceDimension(question: Question, ref: string, next: string): Question {
  if ([...question.rows, ...question.columns].includes(next)) return removeDimension(question, ref);
  const swap = (refs: readonly string[]) => refs.map((each) => (each === ref ? next : each));
  return { ...question, rows: swap(question.rows), columns: swap(question.columns), sort: forget(question) };
}

export function removeDimension(question: Question, ref: string): Question {
  return {
    ...question,
    rows: question.rows.filter((each) => each !== ref),
    columns: question.columns.filter((each) => each !== ref),
    sort: forget(question),
  };
}

/** Puts it there, wherever it was before; in front of `before`, or last. */
export function placeDimension(
  question: Question,
  {
    ref,
    shelf,
    before,
  }: { readonly ref: string; readonly shelf: Shelf; readonly before?: string | undefined },
): Question {
  if (ref === before) return question;
  const cleared = removeDimension(question, ref);
  const rest = cleared[shelf];
  const at = before === undefined ? -1 : rest.indexOf(before);
  const place = at < 0 ? rest.length : at;
  return { ...cleared, [shelf]: [...rest.slice(0, place), ref, ...rest.slice(place)] };
}

export function placeMetric(question: Question, name: string, before?: string): Question {
  if (name === before) return question;
  const rest = question.metrics.filter((metric) => metric !== name);
  const at = before === undefined ? -1 : rest.indexOf(before);
  const place = at < 0 ? rest.length : at;
  return { ...question, metrics: [...rest.slice(0, place), name, ...rest.slice(place)] };
}

/** One step left or right inside its shelf: what a drag does, by keyboard. */
export function moveDimension(question: Question, ref: string, by: -1 | 1): Question {
  const shelf: Shelf = question.rows.includes(ref) ? 'rows' : 'columns';
  return { ...question, [shelf]: moved(question[shelf], ref, by), sort: forget(question) };
}

export function moveMetric(question: Question, name: string, by: -1 | 1): Question {
  return { ...question, metrics: moved(question.metrics, name, by) };
}

/** The condition about a dimension; another one about it gives way. Without members there is none. */
export function setMembers(question: Question, next: Extract<Condition, { kind: 'members' }>): Question {
  const isSame = (each: Condition) => each.kind === 'members' && each.ref === next.ref;
  if (next.values.length === 0)
    return { ...question, conditions: question.conditions.filter((c) => !isSame(c)) };
  const known = question.conditions.some(isSame);
  return {
    ...question,
    conditions: known
      ? question.conditions.map((each) => (isSame(each) ? next : each))
      : [...question.conditions, next],
  };
}

/** The members on the way down become conditions, and the next dimension takes the place of the one that was opened. */
export function drillInto(
  question: Question,
  path: readonly { readonly ref: string; readonly value: string | number | boolean | null }[],
  next: string,
): Question {
  const last = path.at(-1)?.ref;
  const filtered = path.reduce(
    (so, { ref, value }) =>
      isTime(ref) ? so : setMembers(so, { kind: 'members', ref, values: [value], exclude: false }),
    question,
  );
  const gone = new Set(path.map(({ ref }) => ref).filter((ref) => !isTime(ref)));
  const swap = (refs: readonly string[]) =>
    refs
      .map((ref) => (ref === last ? next : ref))
      .filter((ref, i, all) => (ref === next || !gone.has(ref)) && all.indexOf(ref) === i);
  const rows = swap(filtered.rows);
  return {
    ...filtered,
    rows,
    columns: swap(filtered.columns).filter((ref) => !rows.includes(ref)),
    sort: null,
  };
}

function moved(names: readonly string[], name: string, by: -1 | 1): readonly string[] {
  const at = names.indexOf(name);
  const other = names[at + by];
  if (at < 0 || other === undefined) return names;
  return names.map((each, i) => (i === at ? other : i === at + by ? name : each));
}

/** A sort at a column ends with that column. */
function forget({ sort }: Question): Question['sort'] {
  return sort?.at === null ? sort : null;
}
