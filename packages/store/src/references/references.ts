import type { NewReference } from '../definitions/definition-version.ts';

/** One object mentions another. Every feature that mentions metrics writes here, so that impact is one query. */
export interface Reference {
  readonly objectKind: string;
  readonly objectId: string;
  readonly targetKind: string;
  readonly targetId: string;
  readonly version: number | null;
  readonly role: string;
}

/** Something that a change reaches. */
export interface Affected {
  readonly kind: string;
  readonly id: string;
  /** It mentions one of the targets itself. */
  readonly isDirect: boolean;
}

export interface ObjectName {
  readonly kind: string;
  readonly id: string;
}

export interface References {
  /** Sets what an object mentions; an empty list when it is gone. */
  replace(object: ObjectName, references: readonly NewReference[]): Promise<void>;
  /** What an object mentions. */
  of(object: ObjectName): Promise<readonly Reference[]>;
  /** Everything that mentions one of the targets, itself or through others; the targets left out. Ordered by kind and id. */
  impact(targets: readonly ObjectName[]): Promise<readonly Affected[]>;
  /** Kinds that have written references. */
  kinds(): Promise<readonly string[]>;
}
