import { monthBefore } from '../../run/days.ts';
import type { Files, Table } from '../../run/table.ts';

/** One call in sixteen consumer orders. From 2026-03 on "solved at once" is ticked more often, and more customers call again. */
export const serviceTicket: Table = {
  kind: 'table',
  name: 'service_ticket',
  layout: 'monthly',
  select: ({ months, lastDay }, month, files) => {
    const from = [monthBefore(monthBefore(month)), monthBefore(month), month].filter((one) =>
      months.includes(one),
    );
    return `SELECT *, (opened_date + CASE WHEN first_contact_resolved THEN 0 ELSE 1 + n('solve', ticket_id, 9) END)::DATE AS closed_date,
        greatest(55, 97 - n('ticket mood', ticket_id, 12) - CASE WHEN recontact_7d THEN 22 ELSE 0 END - CASE WHEN first_contact_resolved THEN 0 ELSE 6 END)::INTEGER AS satisfaction
      FROM (
        SELECT *, u('first', ticket_id) < CASE WHEN opened_date < '2026-03-01' THEN 0.91 ELSE 0.98 END AS first_contact_resolved,
          u('again', ticket_id) < CASE WHEN opened_date < '2026-03-01' THEN 0.06 ELSE 0.147 END AS recontact_7d
        FROM (${from.map((one) => ticketsOf(one, files)).join(' UNION ALL ')})
        WHERE month_of(opened_date) = '${month}' AND opened_date <= '${lastDay}')`;
  },
  orderBy: 'ticket_id',
};

const TYPES = {
  zh: "['安装', '质量', '物流', '咨询', '退换']",
  en: "['installation', 'quality', 'delivery', 'question', 'return']",
};

const ticketsOf = (month: string, files: Files): string => `
  SELECT order_id AS ticket_id, (signed_date + 1 + n('calls', order_id, 45))::DATE AS opened_date, order_id, customer_id, channel_id, region_id,
    (${TYPES.zh})[n('ticket type', order_id, 5) + 1] AS ticket_type, (${TYPES.en})[n('ticket type', order_id, 5) + 1] AS ticket_type_en
  FROM ${files.of('delivery', month)} WHERE signed_date IS NOT NULL AND channel_id IN ('direct', 'online')
    AND u('call', order_id) < CASE WHEN is_on_time THEN 0.055 ELSE 0.2 END`;

export const memberTouch: Table = {
  kind: 'table',
  name: 'member_touch',
  layout: 'single',
  select: ({ months, scale }) => `
    SELECT first_day(month) AS month, ch AS channel_id, members::BIGINT AS members,
      floor(members * (0.34 + 0.05 * us('touched', month || ch)))::BIGINT AS touched, 4 + ns('pushes', month || ch, 6) AS pushes
    FROM (SELECT unnest([${months.map((month) => `'${month}'`).join(', ')}]) AS month), (VALUES ('direct'), ('online')) c(ch),
      LATERAL (SELECT count(*) + ${Math.round(26000 * scale)} AS members FROM raw_consumer r
        WHERE r.ch = c.ch AND first_order_date < first_day(month) AND first_order_date >= '2024-01-01')`,
  orderBy: 'month, channel_id',
};

/** 公众号: how many posts there are moves nothing. */
export const contentPost: Table = {
  kind: 'table',
  name: 'content_post',
  layout: 'single',
  select: ({ lastDay, scale }) => `
    SELECT day, posts, (posts * ${Math.round(2400 * scale)} * (0.7 + 0.6 * us('reads', day)))::BIGINT AS reads
    FROM (SELECT day, ns('posts', day, 4) + ns('posts month', month_of(day), 3) AS posts
      FROM (SELECT DISTINCT day FROM day_slot WHERE month >= '2024-01') WHERE day <= '${lastDay}')`,
  orderBy: 'day',
};
