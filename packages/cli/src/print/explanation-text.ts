import type { Explanation } from '@plumbline/center';
import type { Words } from '../words.ts';

/** Plan and SQL for people; with `passes` the plan after each pass. */
export function explanationText(explanation: Explanation, words: Words, passes: boolean): string {
  const plans = passes
    ? explanation.passes.flatMap(({ name, plan }) => [heading(words.after(name)), plan.trimEnd(), ''])
    : [heading(words.plan), explanation.plan.trimEnd(), ''];
  const rollups = explanation.rollups.map((choice) => words.rollup(choice));
  return [...plans, words.placement, ...rollups, '', heading('SQL'), explanation.sql.trimEnd()].join('\n');
}

function heading(text: string): string {
  return `── ${text} ──`;
}
