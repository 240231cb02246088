import type { Candidate } from './candidate.ts';

/** `sales_by_month_city`: whose rows it adds up, and the last words of its keys. */
export function nameFor({ parts, by }: Candidate, taken: ReadonlySet<string>): string {
  const datasets = [...new Set(parts.map(({ dataset }) => dataset))];
  const [only = ''] = datasets.length === 1 ? datasets : [];
  const keys = by.map((key) => key.slice(key.lastIndexOf('.') + 1).replace(/[^a-z0-9_]/g, ''));
  const words = [only, ...(keys.length === 0 ? ['total'] : ['by', ...keys])].filter((word) => word !== '');
  const name = words.join('_');
  for (let i = 1; ; i++) {
    const tried = i === 1 ? name : `${name}_${i}`;
    if (!taken.has(tried)) return tried;
  }
}
