import { type Access, accessOf, formatRow, type Model, type Text } from '@plumbline/model';
import type { User } from '@plumbline/store';
import { accessFor } from '../center/sight.ts';
import type { KnownPrincipal } from '../people/principal-of.ts';

/** What becomes of the sight of one person by other policies. */
export interface SightChange extends Pick<User, 'login'> {
  readonly name: string;
  readonly roles: readonly string[];
  /** `other`: they come to see some things and see others no more, or other rows. */
  readonly verdict: 'more' | 'less' | 'other';
  readonly datasets: readonly RowsChange[];
  /** `dataset.field` of datasets that they see before and after; of those that come or go, all do. */
  readonly fields: { readonly opened: readonly string[]; readonly closed: readonly string[] };
  readonly metrics: { readonly opened: readonly Named[]; readonly closed: readonly Named[] };
}

interface RowsChange extends Named {
  readonly before: Rows;
  /** The same word where other rows are open. */
  readonly after: Rows;
}

interface Named {
  readonly name: string;
  readonly label: Text;
}

type Rows = 'all' | 'some' | 'none';

interface Compared {
  readonly before: Model;
  /** With the policies as they would be. */
  readonly after: Model;
}

/** Null: they see what they saw. */
export function compareSights(
  { before, after }: Compared,
  user: User,
  principal: KnownPrincipal,
): SightChange | null {
  const [old, next] = [sightIn(before, principal), sightIn(after, principal)];
  const datasets = [...after.datasets.values()].flatMap(({ name, label }): readonly RowsChange[] => {
    const [was, is] = [old.rows(name), next.rows(name)];
    return was.key === is.key ? [] : [{ name, label, before: was.rows, after: is.rows }];
  });
  const shared = [...after.datasets.keys()].filter((name) =>
    [old, next].every((sight) => sight.rows(name).rows !== 'none'),
  );
  const [wasShown, isShown] = [old.fields(shared), next.fields(shared)];
  const [wasSeen, isSeen] = [old.metrics, next.metrics];
  const fields = { opened: without(isShown, wasShown), closed: without(wasShown, isShown) };
  const metrics = {
    opened: namedIn(after, without(isSeen, wasSeen)),
    closed: namedIn(before, without(wasSeen, isSeen)),
  };
  const grown = datasets.some((one) => RANK[one.after] > RANK[one.before]);
  const shrunk = datasets.some((one) => RANK[one.after] < RANK[one.before]);
  const isOther = datasets.some((one) => one.after === one.before);
  const more = grown || fields.opened.length > 0 || metrics.opened.length > 0;
  const less = shrunk || fields.closed.length > 0 || metrics.closed.length > 0;
  if (!more && !less && !isOther) return null;
  const verdict = isOther || (more && less) ? 'other' : more ? 'more' : 'less';
  return {
    ...{ login: user.login, name: user.displayName, roles: principal.roles },
    ...{ verdict, datasets, fields, metrics },
  };
}

const RANK: { readonly [R in Rows]: number } = { none: 0, some: 1, all: 2 };

interface Seen {
  /** `key`: equal where the same rows are. */
  readonly rows: (dataset: string) => { readonly rows: Rows; readonly key: string };
  /** Those that are neither hidden nor masked. */
  readonly fields: (datasets: readonly string[]) => ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
}

function sightIn(model: Model, principal: KnownPrincipal): Seen {
  const { roles, attributes = {} } = principal;
  // Nobody below a role that sees everything is changed by a policy.
  const access = accessFor(model, principal) === null ? null : accessOf(model, { roles, attributes });
  return {
    rows: (dataset) => rowsOf(access, dataset),
    fields: (datasets) => new Set(datasets.flatMap((name) => fieldsOf(model, access, name))),
    metrics: new Set((access?.visible ?? model).metrics.keys()),
  };
}

function rowsOf(access: Access | null, dataset: string): { readonly rows: Rows; readonly key: string } {
  if (access === null) return { rows: 'all', key: 'all' };
  const condition = access.rows.get(dataset);
  if (condition === undefined) return { rows: 'none', key: 'none' };
  if (condition === null) return { rows: 'all', key: 'all' };
  return { rows: 'some', key: `some ${formatRow(condition)}` };
}

function fieldsOf(model: Model, access: Access | null, dataset: string): readonly string[] {
  const withheld = access?.readable.datasets.get(dataset)?.withheld;
  return [...(model.datasets.get(dataset)?.fields.keys() ?? [])]
    .filter((field) => withheld?.hidden.has(field) !== true && withheld?.masked.has(field) !== true)
    .map((field) => `${dataset}.${field}`);
}

function without(all: ReadonlySet<string>, gone: ReadonlySet<string>): readonly string[] {
  return [...all].filter((one) => !gone.has(one));
}

function namedIn({ metrics }: Model, names: readonly string[]): readonly Named[] {
  return names.map((name) => ({ name, label: metrics.get(name)?.label ?? { zh: name, en: name } }));
}
