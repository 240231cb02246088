import type { Text } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition, FieldDefinition } from '../../workspace/schema/dataset.ts';
import type { InspectedColumn } from '../inspected-column.ts';

/** A field before its type is known. */
export interface FieldDraft {
  readonly dataset: string;
  readonly name: string;
  readonly label: Text;
  readonly from: FieldSource;
  /** Null for a column that is not declared. */
  readonly declared: DeclaredField | null;
}

export interface DeclaredField {
  readonly definition: FieldDefinition;
  readonly owner: Defined<DatasetDefinition>;
  /** Position under `fields:`. */
  readonly index: number;
}

export type FieldSource =
  /** `column` is null when the source was inspected and has no such column. */
  | {
      readonly kind: 'column';
      readonly name: string;
      readonly column: InspectedColumn | null;
      readonly isInspected: boolean;
    }
  | { readonly kind: 'expression' | 'formula'; readonly text: string }
  /** The fields of a union's members or of a distinct dataset. */
  | { readonly kind: 'members'; readonly of: readonly FieldKey[]; readonly constants: readonly Constant[] }
  /** Declared on a union or distinct dataset whose members have no such field. */
  | { readonly kind: 'nowhere' };

export interface FieldKey {
  readonly dataset: string;
  readonly field: string;
}

/** `set:` of a union: a text to be typed as a constant. */
export interface Constant {
  readonly text: string;
  readonly member: number;
}

export function keyText(key: FieldKey): string {
  return `${key.dataset}.${key.field}`;
}
