import { both, named } from '../../bilingual.ts';
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly platform: string;
  readonly channel: string;
  readonly purpose: 'acquisition' | 'brand' | 'promotion';
  readonly start: string;
  readonly end: string;
  /** Part of what the account spends in a month, or a fixed sum (万元) over the campaign's days. */
  readonly weight: number;
  readonly fixed: number;
}

const always = (
  id: string,
  names: readonly [string, string],
  at: readonly [string, string],
  how: { readonly purpose: Campaign['purpose']; readonly weight: number },
): Campaign => ({
  id,
  name: names[0],
  nameEn: names[1],
  platform: at[0],
  channel: at[1],
  start: '2024-01-01',
  end: '2026-12-31',
  fixed: 0,
  ...how,
});

/** The one that cost 50 and won 310 customers. */
export const LITTLE_RED_BOOK = {
  id: 'C-XHS-2608',
  start: '2026-08-10',
  end: '2026-08-23',
  cost: 50,
  expected: 2000,
  effect: 310,
} as const;

export const CAMPAIGNS: readonly Campaign[] = [
  always('C-DOUYIN', [...both({ zh: '抖音直播投放', en: 'Douyin live' })], ['P-DOUYIN', 'online'], {
    purpose: 'acquisition',
    weight: 50,
  }),
  always('C-TMALL', [...both({ zh: '天猫直通车', en: 'Tmall search' })], ['P-TMALL', 'online'], {
    purpose: 'acquisition',
    weight: 22,
  }),
  always('C-JD', [...both({ zh: '京东快车', en: 'JD search' })], ['P-JD', 'online'], {
    purpose: 'acquisition',
    weight: 12,
  }),
  always('C-XHS', [...both({ zh: '小红书种草', en: 'Xiaohongshu notes' })], ['P-XHS', 'online'], {
    purpose: 'acquisition',
    weight: 10,
  }),
  always('C-MINI', [...both({ zh: '小程序裂变', en: 'Mini programme referral' })], ['P-MINI', 'online'], {
    purpose: 'acquisition',
    weight: 6,
  }),
  {
    id: LITTLE_RED_BOOK.id,
    ...named({ zh: '小红书 8 月加投', en: 'Xiaohongshu extra, August' }),
    platform: 'P-XHS',
    channel: 'online',
    purpose: 'acquisition',
    start: LITTLE_RED_BOOK.start,
    end: LITTLE_RED_BOOK.end,
    weight: 0,
    fixed: LITTLE_RED_BOOK.cost,
  },
  always('C-SITE', [...both({ zh: '站内推广', en: 'Platform promotion' })], ['P-TMALL', 'online'], {
    purpose: 'brand',
    weight: 60,
  }),
  always('C-PDD', [...both({ zh: '拼多多推广', en: 'Pinduoduo promotion' })], ['P-PDD', 'online'], {
    purpose: 'brand',
    weight: 40,
  }),
  {
    id: 'C-D11-2511',
    ...named({ zh: '双11 预售满减', en: 'Singles Day presale' }),
    platform: 'P-TMALL',
    channel: 'online',
    purpose: 'promotion',
    start: '2025-11-01',
    end: '2025-11-11',
    weight: 0,
    fixed: 480,
  },
  always('C-LOCAL', [...both({ zh: '本地生活引流', en: 'Local life' })], ['local', 'direct'], {
    purpose: 'acquisition',
    weight: 60,
  }),
  always('C-MALL', [...both({ zh: '商场联合引流', en: 'With the malls' })], ['mall', 'direct'], {
    purpose: 'acquisition',
    weight: 40,
  }),
  always('C-BRAND', [...both({ zh: '品牌广告', en: 'Brand advertising' })], ['media', 'hq'], {
    purpose: 'brand',
    weight: 100,
  }),
];
