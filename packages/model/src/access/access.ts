import type { RowExpr } from '../formula/row-expression.ts';
import type { Model } from '../model.ts';

/** Who asks, as far as policies tell people apart. */
export interface Asker {
  readonly roles: readonly string[];
  /** What `$user.…` stands for in conditions; anything that is no value or list of values counts as missing. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What one person may see of a model. */
export interface Access {
  /** Their catalogue: what they may name, and be told of. What is hidden is not in it. */
  readonly visible: Model;
  /** By which their questions are answered: everything that definitions need, with what is withheld marked. */
  readonly readable: Model;
  /** The model of everybody: conditions of policies are read by it. */
  readonly whole: Model;
  /** Datasets that policies open, with the condition on their rows; null: all rows. */
  readonly rows: ReadonlyMap<string, RowExpr | null>;
  /** Metrics that a policy allows although they read what is hidden: their formulas read as empty text. */
  readonly opaque: ReadonlySet<string>;
}
