import type { Dataset, Source } from '../dataset.ts';

/** Where a field of a union has its values from in the rows of one member. */
type Origin =
  | { readonly kind: 'own'; readonly field: string }
  /** All rows have the same constant. */
  | { readonly kind: 'constant' }
  /** The member lacks the field: null in all rows. */
  | { readonly kind: 'none' }
  /** Computed in the union. */
  | { readonly kind: 'other' };

export type FieldOfMember = (field: string) => Origin;

type Member = Extract<Source, { readonly kind: 'union' }>['members'][number];

/** Fields match by name, unless the union says which field of the members one is. */
export function fieldOfMember(union: Dataset, { set }: Member, member: Dataset): FieldOfMember {
  return (name) => {
    const field = union.fields.get(name);
    if (field === undefined || field.expression !== null || field.formula !== null) return { kind: 'other' };
    const column = field.column ?? name;
    if (set.has(column) || set.has(name)) return { kind: 'constant' };
    return member.fields.has(column) ? { kind: 'own', field: column } : { kind: 'none' };
  };
}
