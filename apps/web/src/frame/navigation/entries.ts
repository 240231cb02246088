import type { IconName } from '../../parts/icon.tsx';
import type { Words } from '../../words/catalogs.ts';

export interface Entry {
  readonly name: keyof Words['nav']['pages'];
  readonly to: string;
  readonly icon: IconName;
  /** Where pages stand that belong to it. */
  readonly also?: readonly string[];
  /** Stands below the name of its group. */
  readonly group?: 'finance';
  /** How much there is unread stands beside it. */
  readonly isCounted?: true;
}

/** From my work to the company to the numbers behind it. One that has no page yet is not shown. */
export const ENTRIES: readonly Entry[] = [
  { name: 'home', to: '/app/home', icon: 'house' },
  { name: 'inbox', to: '/app/inbox', icon: 'tray', isCounted: true },
  { name: 'company', to: '/app/company', icon: 'gauge' },
  { name: 'metrics', to: '/app/metrics', also: ['/app/changes', '/app/glossary'], icon: 'ruler' },
  { name: 'explore', to: '/app/explore', icon: 'chart' },
  { name: 'dashboards', to: '/app/dashboards', icon: 'tiles' },
  { name: 'statements', to: '/app/statements', icon: 'bank', group: 'finance' },
  { name: 'reconciliations', to: '/app/reconciliations', icon: 'check', group: 'finance' },
  { name: 'closes', to: '/app/closes', icon: 'lock', group: 'finance' },
];

/** What stands in the bar at the foot of a phone; the rest is behind 更多. */
export const ON_PHONE = 4;
