import { formatDay } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import {
  type Dataset,
  type DimensionRef,
  type Relationship,
  type ValueType,
  validityOf,
} from '@plumbline/model';
import { join } from '../../make.ts';
import type { Join, Plan } from '../../node.ts';
import { BOOLEAN, column, columnsOf, nothing, type Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Versions } from '../cells/frame.ts';
import { type Climbed, countedRows } from './counted-rows.ts';
import { doubtOf, joinedStep, type Step, scannedRows, sortedFields } from './joined-step.ts';
import { historyBehind, matchedBeside, tiedIn } from './related-versions.ts';
import { orTied, versionsOf } from './versions.ts';
import { zoneOfDataset } from './zones.ts';

/** A set of keys attached to the rows: the flag column is null where the values are not in the set. */
interface AttachedSet {
  readonly set: Plan;
  readonly on: readonly { readonly left: Scalar; readonly right: string }[];
  readonly flag: string;
  readonly nullSafe: boolean;
  readonly asOf?: Join['asOf'];
  readonly take: readonly { readonly from: string; readonly as: string }[];
}

/** The rows of one dataset with the to-one attributes that expressions ask for; grows while they are lowered. */
export class Source {
  readonly dataset: Dataset;
  readonly context: Context;
  /** What grains are seen by, where a metric has a time of its own; null: the dataset's time. */
  readonly time: DimensionRef | null;
  /** Which of several recorded versions of a row count. */
  readonly versions: Versions;
  /** Whatever policies hide from the asker. */
  readonly ofAll: boolean;
  /** Where it is written down what says that versions tie in what is read; null: reading it refuses. */
  readonly ties: Scalar[] | null;
  readonly #own = new Map<string, ValueType>();
  readonly #steps = new Map<string, Step>();
  readonly #sets: AttachedSet[] = [];
  readonly #climbs: Climbed[] = [];
  #among: readonly Scalar[] = [];
  /** The highest level of the steps asked for since the keys of one began to be lowered. */
  #highest = 0;
  /** The time of the rows is being lowered: it cannot be found by itself. */
  #isTiming = false;

  constructor(
    dataset: Dataset,
    context: Context,
    how: Pick<Source, 'time' | 'versions'> & Partial<Pick<Source, 'ofAll' | 'ties'>>,
  ) {
    this.dataset = dataset;
    this.context = context;
    this.time = how.time;
    this.versions = how.versions;
    this.ofAll = how.ofAll ?? false;
    this.ties = how.ties ?? null;
  }

  /** A stored field after `steps`; the column of the relation that holds it. */
  stored(steps: readonly Relationship[], dataset: Dataset, field: string, lower: Lower): Scalar {
    const declared = dataset.fields.get(field);
    if (declared === undefined) throw new InternalError(`${dataset.name} has no field ${field}`);
    if (steps.length === 0) {
      this.#own.set(field, declared.type);
      return column(`${dataset.name}.${field}`, declared.type);
    }
    const step = this.#join(steps, lower);
    const name = `${step.path}.${field}`;
    step.fields.set(field, declared.type);
    const value = column(name, declared.type);
    if (step.history === null) return value;
    const flags = [
      ...(step.doubtful.length === 0 ? [] : [doubtOf(step)]),
      ...(step.history.key.includes(field) ? [] : [tiedIn(name)]),
    ].map((flag) => column(flag, BOOLEAN));
    this.ties?.push(...flags);
    if (this.ties !== null) return value;
    return flags.reduce<Scalar>(
      (known, flag) => orTied(known, flag, { name: dataset.name, key: step.left }),
      value,
    );
  }

  /** True where rows that are equal in the columns `given` are equal in this value: its joins begin there too. */
  follows(value: Scalar, given: ReadonlySet<string>): boolean {
    const steps = [...this.#steps.values()];
    const stepOf = (name: string) =>
      steps.find(
        (step) =>
          name === doubtOf(step) ||
          [...step.fields.keys()].some((f) =>
            [`${step.path}.${f}`, tiedIn(`${step.path}.${f}`)].includes(name),
          ),
      );
    return [...columnsOf(value)].every((name) => {
      const step = stepOf(name);
      if (step === undefined) return given.has(name);
      return [...step.left, ...(step.at === null ? [] : [step.at])].every((key) => this.follows(key, given));
    });
  }

  /** Attaches a set with unique keys; gives the flag (or first taken) column. */
  attach(set: AttachedSet): void {
    if (!this.#sets.some((s) => s.flag === set.flag)) this.#sets.push(set);
  }

  /** Of a dataset with history: conditions that all versions of a key meet or none. */
  narrow(among: readonly Scalar[]): void {
    this.#among = among;
  }

  /** Counts each row in every member of a set that it matches. */
  climb(climbed: Climbed): void {
    this.#climbs.push(climbed);
  }

  #join(steps: readonly Relationship[], lower: Lower): Step {
    const names = steps.map((s) => s.name).join('.');
    const isVersioned = steps.some((s) => validityOf(this.context.model, s) !== null);
    const path = `${names}${isVersioned ? lower.startText : ''}${this.#clockText(steps)}`;
    const known = this.#steps.get(path);
    if (known !== undefined) {
      this.#highest = Math.max(this.#highest, known.level);
      return known;
    }
    const around = this.#highest;
    this.#highest = 0;
    const relationship = steps.at(-1) as Relationship;
    const history = historyBehind(relationship, this.context);
    const before = steps.slice(0, -1);
    const left = relationship.fromColumns.map((name) => lower.key(before, relationship.from, name));
    const at = this.#moment(relationship, before, lower);
    const parent = before.length === 0 ? true : this.#join(before, lower).total;
    const total =
      parent &&
      at === null &&
      history === null &&
      (relationship.required || this.context.facts.total.has(relationship.name));
    const level = this.#highest + 1;
    this.#highest = Math.max(around, level);
    const doubtful = history === null ? [] : matchedBeside(history, relationship, this.context);
    const step: Step = { path, relationship, left, at, history, doubtful, total, fields: new Map(), level };
    this.#steps.set(path, step);
    return step;
  }

  /** What the latest row is looked up by, or the version in force; null where the keys name one row. */
  #moment(relationship: Relationship, before: readonly Relationship[], lower: Lower): Scalar | null {
    const { name, from, asOf } = relationship;
    if (asOf !== null) return lower.key(before, from, asOf.from);
    if (validityOf(this.context.model, relationship) === null) return null;
    const time = this.#isTiming ? null : this.#timed(lower);
    if (time === null) {
      const params = { relationship: name, dataset: this.dataset.name };
      refuse(this.context, report('query/versions-need-time', params));
    }
    return time ?? nothing({ kind: 'date' });
  }

  /** Rows related to what was known on another day are related to other rows. */
  #clockText(steps: readonly Relationship[]): string {
    const { until } = this.versions;
    const isRecorded = steps.some(({ to }) => this.context.model.datasets.get(to)?.history != null);
    return until === null || !isRecorded ? '' : `@${formatDay(until)}`;
  }

  #timed(lower: Lower): Scalar | null {
    this.#isTiming = true;
    const time = lower.time();
    this.#isTiming = false;
    return time;
  }

  /** The relation: scan, joins in order of need, attached sets. */
  plan(): Plan {
    let plan = this.#attributed();
    for (const climbed of this.#climbs) plan = countedRows(plan, climbed);
    for (const s of this.#sets) {
      plan = join(plan, s.set, {
        on: s.on,
        mode: 'left',
        proven: false,
        nullSafe: s.nullSafe,
        ...(s.asOf === undefined ? {} : { asOf: s.asOf }),
        take: s.take,
      });
    }
    return plan;
  }

  /** Sources that read the same fields of the same rows are one object: what is found out about one is known of all. */
  #attributed(): Plan {
    const { dataset, context } = this;
    const { history } = dataset;
    const facts = context.facts.datasets.get(dataset.name);
    if (facts === undefined) throw new InternalError(`no facts for ${dataset.name}`);
    const own = sortedFields(this.#own);
    const steps = [...this.#steps.values()].sort((a, b) => a.level - b.level || (a.path < b.path ? -1 : 1));
    const joined = (rows: Plan) => steps.reduce((plan, step) => joinedStep(plan, step, this), rows);
    if (history !== null)
      return joined(
        versionsOf(
          { dataset, history, facts, ofAll: this.ofAll, zone: zoneOfDataset(dataset, context) },
          own,
          this.versions,
          this.#among,
        ),
      );
    const read = steps.map((s) => `${s.path}(${[...s.fields.keys()].sort().join()})`);
    const known = steps.some((s) => s.history !== null) ? ` known on ${this.versions.until}` : '';
    const text = `${dataset.name}(${own.map((o) => o.field).join()}) ${dataset.primaryKey.join()} ${read.join()}${this.ofAll ? ' of all' : ''}${known}`;
    const same = context.sources.get(text);
    if (same !== undefined) return same;
    const key = dataset.primaryKey.length > 0 ? dataset.primaryKey : null;
    const plan = joined(
      scannedRows({ dataset: dataset.name, table: facts.table, fields: own, key }, this.ofAll),
    );
    context.sources.set(text, plan);
    return plan;
  }
}

/** Lowers what a join needs of the rows before it. */
export interface Lower {
  /** A field, as a key. */
  readonly key: (steps: readonly Relationship[], dataset: string, field: string) => Scalar;
  /** When the rows that a chain begins at happened; null: they have no time. */
  readonly time: () => Scalar | null;
  /** Tells chains that begin elsewhere apart. */
  readonly startText: string;
}
