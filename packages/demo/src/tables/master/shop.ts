import { apportion } from '../../control/apportion.ts';
import { PLAN_MONTHS } from '../../control/blocks.ts';
import type { Table, Work } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { PLATFORMS } from './city-list.ts';
import { copiesOf, copySuffix, SHOPS } from './shop-list.ts';

export const shop: Table = {
  kind: 'table',
  name: 'shop',
  layout: 'single',
  select: ({ scale, lastDay }) => {
    const columns = {
      shop_id: 'VARCHAR',
      name: 'VARCHAR',
      name_en: 'VARCHAR',
      channel_id: 'VARCHAR',
      shop_type: 'VARCHAR',
      region_id: 'VARCHAR',
      city: 'VARCHAR',
      city_en: 'VARCHAR',
      opened_date: 'DATE',
      area_m2: 'INTEGER',
      is_new_2026: 'BOOLEAN',
    };
    const stores = SHOPS.filter(({ opened }) => opened <= lastDay).map((one) => [
      one.id,
      one.name,
      one.nameEn,
      'direct',
      'store',
      one.region,
      one.city,
      one.cityEn,
      one.opened,
      one.area,
      one.isNew2026,
    ]);
    const platforms = PLATFORMS.map(([id, name, nameEn]) => [
      id,
      name,
      nameEn,
      'online',
      'platform',
      null,
      null,
      null,
      '2017-01-01',
      null,
      false,
    ]);
    const suffix = copySuffix('i');
    return `SELECT * EXCLUDE (i) REPLACE (shop_id || ${suffix} AS shop_id, name || ${suffix} AS name, name_en || ${suffix} AS name_en)
      FROM (${valuesOf(columns, stores)}), (SELECT unnest(range(${copiesOf(scale)})) AS i)
      UNION ALL BY NAME SELECT * FROM (${valuesOf(columns, platforms)})`;
  },
  orderBy: 'shop_id',
};

const SHOP_SLOTS = 4000;

/** Slots by which an order of own shops finds its place: new shops together take `share` of the month's orders. */
export const shopSlots: Work = {
  kind: 'work',
  name: 'shop slots',
  run: async ({ run, all }) => {
    const shares = await all(`SELECT month, (s.revenue::DOUBLE / r.revenue)::DOUBLE FROM c_new_shop s
      JOIN (SELECT month, sum(revenue)::BIGINT AS revenue FROM c_revenue WHERE ch = 'direct' GROUP BY month) r USING (month)`);
    const share = new Map(shares.map(([month, value]) => [String(month), Number(value)]));
    const rows = PLAN_MONTHS.flatMap((month) => {
      const open = SHOPS.filter(({ opened }) => opened <= `${month}-01`);
      const old = open.filter(({ isNew2026 }) => !isNew2026);
      const fresh = open.filter(({ isNew2026 }) => isNew2026);
      const forNew = fresh.length === 0 ? 0 : Math.round(SHOP_SLOTS * 1.2 * (share.get(month) ?? 0));
      const parts = [
        ...apportion(
          SHOP_SLOTS - forNew,
          old.map(({ weight }) => weight),
        ),
        ...(fresh.length === 0
          ? []
          : apportion(
              forNew,
              fresh.map((_, i) => (i < 2 ? 0.42 : 1.125)),
            )),
      ];
      let from = 0;
      return [...old, ...fresh].map((one, i) => {
        const to = from + (parts[i] ?? 0);
        const row = [month, one.id, one.region, one.isNew2026, from, to];
        from = to;
        return row;
      });
    });
    const columns = {
      month: 'VARCHAR',
      shop_id: 'VARCHAR',
      region_id: 'VARCHAR',
      is_new_shop: 'BOOLEAN',
      from_slot: 'INTEGER',
      to_slot: 'INTEGER',
    };
    await run(`CREATE TABLE shop_slot AS SELECT month, shop_id, region_id, is_new_shop,
      unnest(range(from_slot, to_slot))::INTEGER AS slot FROM (${valuesOf(columns, rows)})`);
  },
};
