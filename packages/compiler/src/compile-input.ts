import type { Day } from '@plumbline/calendar';
import type { Access, Model } from '@plumbline/model';
import type { Facts, ResolvedQuery } from '@plumbline/query';

/** A resolved question, the checked definitions, what loading measured, and the day that counts as today. */
export interface CompileInput {
  readonly query: ResolvedQuery;
  readonly model: Model;
  readonly facts: Facts;
  readonly today: Day;
  /** What the asker may see, whose `readable` is the model; absent: everything. */
  readonly access?: Access | null;
}
