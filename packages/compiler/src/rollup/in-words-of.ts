import { scalarKey } from '../plan/identity.ts';
import type { Join } from '../plan/node.ts';
import type { SourceForm } from '../plan/passes/sources/source-form.ts';
import { type Scalar, substitute } from '../plan/scalar.ts';
import type { RollupPart } from './rollup-part.ts';

const OTHER = 'seen:';

/**
 * A question with its columns under the names that they have among the rows which a rollup was made of: equal names are
 * then equal values. What a policy attaches for its condition is the attribute that everybody sees, whatever it is called;
 * what is attached of a dataset that is filtered for somebody is another one, and so is all that is found by it.
 *
 *     attached by a policy     policy:shop.region   →   shop.region
 *     of the shops one sees    shop.region          →   seen:shop.region
 */
export function inWordsOf(form: SourceForm, part: RollupPart): SourceForm {
  const kept = new Set(part.joins.flatMap(({ take }) => take.map(({ as }) => as)));
  const names = new Map<string, string>();
  const given = new Set<string>();
  const named = (scalar: Scalar): Scalar =>
    names.size === 0
      ? scalar
      : substitute(scalar, (c) => {
          const name = names.get(c.name);
          return name === undefined ? c : { ...c, name };
        });
  const joins = form.joins.map((asked): Join => {
    const join = { ...asked, on: asked.on.map((one) => ({ ...one, left: named(one.left) })) };
    const twin = part.joins.find((one) => isSame(one, join));
    const own = new Map(
      join.take.map(({ from, as }) => {
        const name = twin?.take.find((t) => t.from === from)?.as ?? (kept.has(as) ? `${OTHER}${as}` : as);
        return [as, name] as const;
      }),
    );
    for (const [as, name] of own) if (as !== name) names.set(as, name);
    // The same attribute by the question and by a policy is attached once.
    const take = join.take.flatMap(({ from, as }) => {
      const name = own.get(as) ?? as;
      return given.has(name) ? [] : [{ from, as: name }];
    });
    for (const { as } of take) given.add(as);
    const columns = new Map(
      join.columns.map((c) => {
        const name = own.get(c.name) ?? c.name;
        return [name, { ...c, name }];
      }),
    );
    return {
      ...join,
      asOf: join.asOf && { ...join.asOf, left: named(join.asOf.left) },
      take,
      columns: [...columns.values()],
    };
  });
  if (names.size === 0) return form;
  return {
    ...form,
    joins,
    filters: form.filters.map(named),
    derived: form.derived.map((one) => ({ ...one, value: named(one.value) })),
    measures: form.measures.map((m) => ({
      ...m,
      arg: m.arg && named(m.arg),
      where: m.where && named(m.where),
    })),
  };
}

/** To the same row of the same table: all of its rows, found by the same values. */
function isSame(own: Join, asked: Join): boolean {
  if (own.right.kind !== 'scan' || asked.right.kind !== 'scan') return false;
  if (own.right.dataset !== asked.right.dataset || asked.asOf !== null || asked.nullSafe) return false;
  const keys = ({ on }: Join) => on.map(({ left, right }) => `${right}=${scalarKey(left)}`).join();
  return keys(own) === keys(asked);
}
