import { both } from '../../bilingual.ts';
import { COHORTS_BEFORE } from '../../control/people-control.ts';
import { rawFile } from '../../run/raw-file.ts';
import type { Session } from '../../run/session.ts';
import type { Table, Work } from '../../run/table.ts';
import { LITTLE_RED_BOOK } from '../market/campaign-list.ts';
import { copiesOf, copySuffix } from '../master/shop-list.ts';
import { valuesOf } from '../values.ts';

/** How customers are won online, per mille of a month's first orders. While 直播 is pushed (2026-03 … 09) it brings most of them. */
const SOURCES = ['natural', 'search', 'live', 'social', 'referral'] as const;
const USUAL = [300, 310, 220, 70, 100];
const PUSHED = [130, 130, 620, 80, 40];
const isPushed = (month: string): boolean => month >= '2026-03' && month <= '2026-09';

const SURNAMES = {
  zh: '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗',
  en: 'Wang,Li,Zhang,Liu,Chen,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Ma,Zhu,Hu,Guo,He,Gao,Lin,Luo',
};
const MAN = { zh: '先生', en: 'Mr ' };
const WOMAN = { zh: '女士', en: 'Ms ' };

/** Sources, platforms and regions of online orders as slots of 1,000. */
export const onlineSlots: Work = {
  kind: 'work',
  name: 'online slots',
  run: async ({ context, run }: Session) => {
    const rows = [...COHORTS_BEFORE, ...context.months].flatMap((month) => {
      const shares = isPushed(month) ? PUSHED : USUAL;
      let from = 0;
      return SOURCES.map((source, i) => {
        const to = from + (shares[i] ?? 0);
        const row = [month, source, from, to];
        from = to;
        return row;
      });
    });
    await run(`CREATE TABLE source_slot AS SELECT month, source, unnest(range(from_slot, to_slot))::INTEGER AS slot
      FROM (${valuesOf({ month: 'VARCHAR', source: 'VARCHAR', from_slot: 'INTEGER', to_slot: 'INTEGER' }, rows)})`);
    const regions = [
      ['east', 0, 340, ...both({ zh: '上海', en: 'Shanghai' })],
      ['south', 340, 520, ...both({ zh: '广州', en: 'Guangzhou' })],
      ['north', 520, 680, ...both({ zh: '北京', en: 'Beijing' })],
      ['central', 680, 800, ...both({ zh: '武汉', en: 'Wuhan' })],
      ['southwest', 800, 900, ...both({ zh: '成都', en: 'Chengdu' })],
      ['northeast', 900, 960, ...both({ zh: '沈阳', en: 'Shenyang' })],
      ['northwest', 960, 1000, ...both({ zh: '西安', en: 'Xian' })],
    ];
    await run(`CREATE TABLE region_slot AS SELECT region_id, city, city_en, unnest(range(from_slot, to_slot))::INTEGER AS slot
      FROM (${valuesOf({ region_id: 'VARCHAR', from_slot: 'INTEGER', to_slot: 'INTEGER', city: 'VARCHAR', city_en: 'VARCHAR' }, regions)})`);
  },
};

const platformOf = `CASE source WHEN 'live' THEN 'P-DOUYIN' WHEN 'social' THEN 'P-XHS' WHEN 'referral' THEN 'P-MINI'
  WHEN 'search' THEN (CASE WHEN n('platform', customer_id, 10) < 6 THEN 'P-TMALL' ELSE 'P-JD' END)
  ELSE (CASE WHEN n('platform', customer_id, 10) < 6 THEN 'P-TMALL' WHEN n('platform', customer_id, 10) < 8 THEN 'P-JD' ELSE 'P-PDD' END) END`;

/** Consumers won in a month: one row for each first order. */
function consumersOf(month: string, scale: number): string {
  const extra = month === LITTLE_RED_BOOK.start.slice(0, 7) ? Math.round(LITTLE_RED_BOOK.effect * scale) : 0;
  const id = (digit: number) => `(ym('${month}') * 10000000000 + ${digit}000000000 + i)::BIGINT`;
  const count = (ch: string) => `(SELECT orders FROM c_orders WHERE month = '${month}' AND ch = '${ch}')`;
  return `
  SELECT customer_id, 'direct' AS ch, day AS first_order_date,
    CASE WHEN n('source', customer_id, 10) < 6 THEN 'natural' WHEN n('source', customer_id, 10) < 8 THEN 'referral' ELSE 'social' END AS source,
    s.region_id, s.shop_id || ${copySuffix(`n('copy', customer_id, ${copiesOf(scale)})`)} AS shop_id, h.city, h.city_en, false AS is_extra
  FROM (SELECT ${id(1)} AS customer_id FROM range(${count('direct')}) r(i))
  JOIN (SELECT * FROM day_slot WHERE month = '${month}' AND ch = 'direct') d ON d.slot = n('day', customer_id, 2000)
  JOIN (SELECT * FROM shop_slot WHERE month = greatest('${month}', '2024-01')) s ON s.slot = n('shop', customer_id, 4000)
  LEFT JOIN shop h ON h.shop_id = s.shop_id
  UNION ALL
  SELECT customer_id, 'online', CASE WHEN is_extra THEN '${LITTLE_RED_BOOK.start}'::DATE + n('extra', customer_id, 14) ELSE day END, CASE WHEN is_extra THEN 'social' ELSE source END AS source,
    region_id, CASE WHEN is_extra THEN 'P-XHS' ELSE ${platformOf} END, city, city_en, is_extra
  FROM (SELECT ${id(3)} AS customer_id, i >= ${count('online')} - ${extra} AS is_extra FROM range(${count('online')}) r(i))
  JOIN (SELECT * FROM day_slot WHERE month = '${month}' AND ch = 'online') d ON d.slot = n('day', customer_id, 2000)
  JOIN (SELECT * FROM source_slot WHERE month = '${month}') s ON s.slot = n('source', customer_id, 1000)
  JOIN region_slot g ON g.slot = n('region', customer_id, 1000)`;
}

const BEFORE = '0000-00';

/** Consumers of whole months, also of the one that is still running: planned sums are for whole months. */
export const drawConsumers: Work = {
  kind: 'work',
  name: 'draw consumers',
  run: async ({ context, run, scratch }) => {
    const parts = [BEFORE, ...context.months];
    for (const part of parts) {
      const select =
        part === BEFORE
          ? COHORTS_BEFORE.map((month) => consumersOf(month, context.scale)).join(' UNION ALL ')
          : consumersOf(part, context.scale);
      await run(`COPY (${select}) TO '${rawFile(scratch, 'consumer', part)}' (FORMAT parquet)`);
    }
    const files = parts.map((part) => `'${rawFile(scratch, 'consumer', part)}'`).join(', ');
    await run(`CREATE VIEW raw_consumer AS SELECT * FROM read_parquet([${files}])`);
  },
};

export const customer: Table = {
  kind: 'table',
  name: 'customer',
  layout: 'monthly',
  parts: ({ months }) => [BEFORE, ...months],
  select: ({ lastDay }, part, files) => `SELECT customer_id, 'consumer' AS customer_type,
      substr('${SURNAMES.zh}', n('surname', customer_id, 20) + 1, 1) || CASE WHEN n('sex', customer_id, 2) = 0 THEN '${MAN.zh}' ELSE '${WOMAN.zh}' END AS name,
      CASE WHEN n('sex', customer_id, 2) = 0 THEN '${MAN.en}' ELSE '${WOMAN.en}' END || split_part('${SURNAMES.en}', ',', n('surname', customer_id, 20) + 1) AS name_en,
      ch AS channel_id, source, CASE WHEN source = 'social' AND ch = 'online' AND first_order_date BETWEEN '${LITTLE_RED_BOOK.start}' AND '${LITTLE_RED_BOOK.end}' THEN '${LITTLE_RED_BOOK.id}' END AS campaign_id,
      region_id, city, city_en, shop_id AS first_shop_id, first_order_date,
      n('young', customer_id, 100) < CASE WHEN source IN ('live', 'social') THEN 52 ELSE 34 END AS is_young_family,
      n('member', customer_id, 100) < CASE WHEN source = 'live' THEN 35 ELSE 62 END AS is_member
      FROM ${files.raw('consumer', part)} WHERE first_order_date <= '${lastDay}'::DATE`,
  orderBy: 'customer_id',
};

/**
 * Chances in 10,000 of coming back within 90 days, between 91 and 365, and later. Customers of the push come back less, and
 * whoever is won since it began finds less to come back for.
 */
const SECOND = 1570;
const SECOND_PUSHED = 375;
const THIRD = 800;
const THIRD_SINCE_PUSH = 605;
const LATER = 900;

/** Days on which consumers order again. */
export const comingBack: Work = {
  kind: 'work',
  name: 'coming back',
  run: async ({ run }) => {
    const pushed = `source IN ('live', 'social') AND ch = 'online' AND first_order_date BETWEEN '2026-03-01' AND '2026-09-30'`;
    await run(`CREATE TABLE repeat_order AS
      SELECT customer_id, kind, (first_order_date + lag) AS order_date, lag AS since_first, month_of(first_order_date + lag) AS month, ch, source, region_id, shop_id
      FROM (
        SELECT *, 1 AS kind, 1 + n('lag 1', customer_id, 90) AS lag FROM raw_consumer
          WHERE n('back 1', customer_id, 10000) < CASE WHEN ${pushed} THEN ${SECOND_PUSHED} ELSE ${SECOND} END * CASE WHEN u('late', customer_id) < 0.06 THEN 0.5 ELSE 1.03 END
        UNION ALL
        SELECT *, 2, 91 + n('lag 2', customer_id, 275) FROM raw_consumer WHERE n('back 2', customer_id, 10000) < CASE WHEN ${pushed} THEN ${THIRD_SINCE_PUSH} / 2 WHEN first_order_date >= '2026-03-01' THEN ${THIRD_SINCE_PUSH} ELSE ${THIRD} END
        UNION ALL
        SELECT *, 3, 366 + n('lag 3', customer_id, 335) FROM raw_consumer WHERE n('back 3', customer_id, 10000) < ${LATER}
      ) WHERE first_order_date + lag >= '2024-01-01'::DATE`);
  },
};
