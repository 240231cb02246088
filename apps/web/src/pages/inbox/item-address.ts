import { requestId } from '@plumbline/client';
import type { InboxItem } from '../../api/inbox-queries.ts';

/** Where an item leads; null: its reader does not see it any more, or it has no page. */
export function itemAddress({ what, about }: InboxItem): ItemAddress | null {
  if (about === null) return null;
  const { kind, id } = about;
  if (what === 'settled_changed') return { to: '/app/closes' };
  if (kind === 'task')
    return {
      to: '/app/inbox',
      search: { part: 'tasks', ...(ANSWERS.includes(what) ? { whose: 'made' } : {}) },
    };
  if (kind === 'dashboard')
    return {
      to: '/app/dashboards/$id',
      params: { id },
      ...(TABS[what] === 'talk' ? { search: { talk: 'on' } } : {}),
    };
  if (kind === 'change_request') return { to: '/app/changes/$id', params: { id: requestId(Number(id)) } };
  if (kind !== 'metric') return null;
  const tab = TABS[what];
  return {
    to: '/app/metrics/$name',
    params: { name: id },
    ...(tab === undefined ? {} : { search: { tab } }),
  };
}

export interface ItemAddress {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
}

/** What is told to who gave a task. */
const ANSWERS: readonly InboxItem['what'][] = ['task_done', 'task_declined'];

/** The part of the metric page that tells of it. */
const TABS: { readonly [W in InboxItem['what']]?: string } = {
  mention: 'talk',
  comment: 'talk',
  metric_published: 'versions',
};
