import { daysOf } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { CAMPAIGNS } from './campaign-list.ts';

export const campaign: Table = {
  kind: 'table',
  name: 'campaign',
  layout: 'single',
  select: ({ scale }) =>
    `SELECT * EXCLUDE (planned), money(planned) AS planned_spend FROM (${valuesOf(
      {
        campaign_id: 'VARCHAR',
        name: 'VARCHAR',
        name_en: 'VARCHAR',
        platform: 'VARCHAR',
        channel_id: 'VARCHAR',
        purpose: 'VARCHAR',
        start_date: 'DATE',
        end_date: 'DATE',
        planned: 'BIGINT',
      },
      CAMPAIGNS.map((one) => [
        one.id,
        one.name,
        one.nameEn,
        one.platform,
        one.channel,
        one.purpose,
        one.start,
        one.end,
        one.fixed === 0 ? null : Math.round(one.fixed * 1_000_000 * scale),
      ]),
    )})`,
  orderBy: 'campaign_id',
};

/** Accounts 660103 and 660104 by day: fixed campaigns first, the rest by the weights of the others and by how busy the day is to be. */
export const marketingSpend: Table = {
  kind: 'table',
  name: 'marketing_spend',
  layout: 'single',
  select: ({ months, scale, lastDay }) => {
    const rows = months.flatMap((month) =>
      daysOf(month).flatMap((day) =>
        CAMPAIGNS.filter((one) => one.start <= day && day <= one.end).map((one) => {
          const days = daysOf(month).filter((other) => one.start <= other && other <= one.end).length;
          const fixed = one.fixed === 0 ? 0 : Math.round((one.fixed * 1_000_000 * scale) / days);
          return [
            month,
            day,
            one.id,
            one.platform,
            one.channel,
            one.purpose === 'acquisition' ? '660103' : '660104',
            one.weight,
            fixed,
          ];
        }),
      ),
    );
    const columns = {
      month: 'VARCHAR',
      day: 'DATE',
      campaign_id: 'VARCHAR',
      platform: 'VARCHAR',
      ch: 'VARCHAR',
      account: 'VARCHAR',
      weight: 'DOUBLE',
      fixed: 'BIGINT',
    };
    return `
    WITH days AS (
      SELECT d.*, (weight * coalesce(slots, 66) * (80 + 40 * us('spend', d.day::VARCHAR || campaign_id)))::BIGINT AS w
      FROM (${valuesOf(columns, rows)}) d
      LEFT JOIN (SELECT ch, day, count(*) AS slots FROM day_slot GROUP BY ALL) s ON s.ch = d.ch AND s.day = d.day),
    whole AS (SELECT month, ch, account, sum(w)::BIGINT AS all_w, sum(fixed)::BIGINT AS all_fixed FROM days GROUP BY ALL),
    split AS (
      SELECT d.*, e.amount - all_fixed AS rest, all_w, sum(w) OVER (PARTITION BY d.month, d.ch, d.account ORDER BY day, campaign_id) AS upto
      FROM days d JOIN whole USING (month, ch, account) JOIN c_expense e USING (month, ch, account)),
    spent AS (SELECT *, fixed + ((rest::HUGEINT * upto) // all_w - (rest::HUGEINT * (upto - w)) // all_w)::BIGINT AS cents FROM split)
    SELECT day, campaign_id, platform, ch AS channel_id, account AS account_code, money(cents) AS amount,
      (cents // 100 * 28 + us('impressions', day::VARCHAR || campaign_id) * cents // 20)::BIGINT AS impressions,
      (cents // 260 + us('clicks', day::VARCHAR || campaign_id) * cents // 2600)::BIGINT AS clicks
    FROM spent WHERE day <= '${lastDay}'`;
  },
  orderBy: 'day, campaign_id',
};
