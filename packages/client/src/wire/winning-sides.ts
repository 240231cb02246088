import { z } from 'zod';

const names = z.array(z.string().min(1).max(500)).max(10_000);

/** Names of definitions, `metric:revenue` where several kinds have one: which of the two is right where files and catalog have both changed. */
export const winningSides = {
  /** What the files say. */
  ours: names.optional(),
  /** What the catalog says. */
  theirs: names.optional(),
};
