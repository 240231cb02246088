import type { ServeWords } from '../commands/serve-words.ts';

/** What an apply does or would do, as center and server both tell it. */
export interface ListedChanges {
  readonly changes: readonly {
    readonly kind: string;
    readonly id: string;
    readonly change: 'added' | 'changed' | 'removed';
    readonly isCosmetic: boolean;
    readonly parts: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly impact: readonly { readonly kind: string; readonly id: string }[];
}

const MARKS = { added: '+', changed: '~', removed: '-' } as const;
const LONGEST = 100;

/** One line for each object, its parts below, and what all of it reaches. */
export function changeList({ changes, impact }: ListedChanges, words: ServeWords): string {
  const lines = changes.flatMap(({ kind, id, change, isCosmetic, parts }) => [
    `${MARKS[change]} ${kind} ${id} ${words.changes[change]}${isCosmetic ? ` ${words.cosmetic}` : ''}`,
    ...parts.map(({ path, before, after }) => `    ${path}: ${shown(before)} → ${shown(after)}`),
  ]);
  const reached = impact.map(({ kind, id }) => `${kind} ${id}`).join(', ');
  return [...lines, ...(reached === '' ? [] : [`${words.impact}: ${reached}`])].join('\n');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '∅';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
