import type { NewReference } from '../definitions/definition-version.ts';
import type { Json } from '../json.ts';
import type { Writer } from '../store.ts';

/** Something a person keeps under a name: a view, a dashboard. What its body means is its feature's business. */
export interface KeptObject {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Login. */
  readonly owner: string;
  readonly isShared: boolean;
  readonly body: Json;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Goes up by one with every change. */
  readonly revision: number;
}

export interface KeptContent {
  readonly name: string;
  readonly isShared: boolean;
  readonly body: Json;
  /** What it mentions now. */
  readonly references: readonly NewReference[];
}

export type Saved =
  | { readonly kind: 'saved'; readonly object: KeptObject }
  /** Somebody was faster: what is kept, which is as it was. */
  | { readonly kind: 'changed'; readonly object: KeptObject }
  | { readonly kind: 'gone' };

export interface Kept {
  /** Those of an owner and the shared ones, last changed first. */
  list(kind: string, login: string): Promise<readonly KeptObject[]>;
  /** Their names alone. */
  names(kind: string, login: string): Promise<readonly Pick<KeptObject, 'id' | 'name'>[]>;
  /** How many of a kind an owner has. */
  count(kind: string, owner: string): Promise<number>;
  /** Whoever owns it. */
  find(kind: string, id: string): Promise<KeptObject | null>;
  /** Owned by the writer. */
  create(kind: string, content: KeptContent, writer: Writer): Promise<KeptObject>;
  /** Writes only over the revision that was read. */
  save(
    read: { readonly kind: string; readonly id: string; readonly revision: number },
    content: KeptContent,
    writer: Writer,
  ): Promise<Saved>;
  /** False when there is none. */
  remove(kind: string, id: string, writer: Writer): Promise<boolean>;
}
