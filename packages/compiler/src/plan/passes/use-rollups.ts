import { type Matching, matchPart } from '../../rollup/match-part.ts';
import { rollupParts } from '../../rollup/parts-of.ts';
import type { Aggregate, Plan } from '../node.ts';
import { rewrite } from '../rewrite.ts';
import type { Context } from './pass.ts';
import { readSource, withOwnMeasures } from './sources/source-form.ts';

/**
 * Reads what was added up beforehand in place of rows, wherever a rollup tells the same: all measures merge, and keys
 * and conditions, those of policies among them, are told by its columns. Of several the one with the fewest rows.
 */
export function useRollups(root: Plan, context: Context): Plan {
  const { model, facts } = context.whole ?? context;
  const { parts } = rollupParts(model, facts);
  // Members of a question are those of its own calendar, whoever asks.
  const { calendar } = context.model.workspace;
  if (parts.length === 0) return root;
  return rewrite(root, (node) => {
    if (node.kind !== 'aggregate') return node;
    return fewest(node, parts, { facts, calendar }) ?? node;
  });
}

function fewest(
  node: Aggregate,
  parts: ReturnType<typeof rollupParts>['parts'],
  { facts, calendar }: Matching,
): Plan | null {
  const read = readSource(node);
  if (read === null) return null;
  const form = withOwnMeasures(read);
  let best: { readonly plan: Plan; readonly rows: number } | null = null;
  for (const part of parts) {
    if (part.dataset !== form.scan.dataset) continue;
    const match = matchPart(form, part, { facts, calendar });
    if (match.kind === 'answers' && (best === null || match.rows < best.rows)) best = match;
  }
  return best?.plan ?? null;
}
