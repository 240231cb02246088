import { report } from '@plumbline/diagnostics';
import { type Dataset, type Relationship, validityOf } from '@plumbline/model';
import type { Join } from '../../node.ts';
import type { Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import { dayOf, inZone } from './zones.ts';

/** How one of several rows for the keys of a relationship is found. */
export interface Near {
  readonly asOf: NonNullable<Join['asOf']>;
  /** Fields of the target that say so; the first tells rows of one key apart. */
  readonly fields: readonly string[];
}

/** Null where the keys name one row. */
export function nearOf(
  { relationship, at }: { readonly relationship: Relationship; readonly at: Scalar | null },
  target: Dataset,
  context: Context,
): Near | null {
  if (at === null) return null;
  const name = (field: string) => `${target.name}.${field}`;
  const { asOf } = relationship;
  if (asOf !== null) return { asOf: { left: at, right: name(asOf.to), until: null }, fields: [asOf.to] };
  const valid = validityOf(context.model, relationship);
  if (valid === null) return null;
  const until = { column: name(valid.to), inclusive: valid.toInclusive };
  return {
    asOf: { left: comparable(at, relationship, { target, context }), right: name(valid.from), until },
    fields: [valid.from, valid.to],
  };
}

/** The time of a row as what versions are dated by: their days where they have days. */
function comparable(
  at: Scalar,
  relationship: Relationship,
  { target, context }: { readonly target: Dataset; readonly context: Context },
): Scalar {
  const type = target.fields.get(target.valid?.from ?? '')?.type;
  const zone = target.timezone ?? context.model.workspace.timezone;
  if (type?.kind === 'date') return dayOf(at, zone);
  if (type?.kind !== 'timestamp' || !type.zoned) return inZone(at, zone);
  if (at.type.kind !== 'timestamp' || !at.type.zoned) {
    refuse(
      context,
      report('query/versions-by-instant', { relationship: relationship.name, dataset: target.name }),
    );
  }
  return at;
}
