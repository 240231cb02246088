import type { Name } from './name.ts';

/** Where goods are sold. */
export const SALES_CHANNELS = ['retail', 'dealer', 'online', 'project'] as const;
export type SalesChannel = (typeof SALES_CHANNELS)[number];

/** Who bears an amount: a sales channel, or head office. */
export type Channel = SalesChannel | 'hq';

export const CHANNEL_NAMES: Readonly<Record<Channel, Name>> = {
  retail: { zh: '直营', en: 'Own shops' },
  dealer: { zh: '经销', en: 'Dealers' },
  online: { zh: '线上', en: 'Online' },
  project: { zh: '工程', en: 'Projects' },
  hq: { zh: '总部', en: 'Head office' },
};
