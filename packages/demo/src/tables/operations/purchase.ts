import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { MATERIALS } from '../master/product.ts';
import { valuesOf } from '../values.ts';

const SUPPLIERS = 4;
const PLACES = { zh: "['佛山', '东莞', '嘉善', '临沂']", en: "['Foshan', 'Dongguan', 'Jiashan', 'Linyi']" };
const SUPPLIER = { zh: '供应商', en: ' supplier ' };

export const supplier: Table = {
  kind: 'table',
  name: 'supplier',
  layout: 'single',
  select: () => {
    const rows = [
      ...MATERIALS.map(({ id, name, nameEn }) => [id, name, nameEn]),
      [null, ...both({ zh: '配套家具', en: 'Furnishings' })],
    ];
    return `SELECT 'V-' || upper(coalesce(material_id, 'goods')) || '-' || (i + 1)::VARCHAR AS supplier_id, (${PLACES.zh})[i + 1] || name || '${SUPPLIER.zh}' AS name,
        (${PLACES.en})[i + 1] || ' ' || lower(name_en) || '${SUPPLIER.en}' || (i + 1)::VARCHAR AS name_en, material_id, (CASE WHEN i = 0 THEN 60 WHEN i = 1 THEN 45 ELSE 30 END)::INTEGER AS payment_days
      FROM (${valuesOf({ material_id: 'VARCHAR', name: 'VARCHAR', name_en: 'VARCHAR' }, rows)}), range(${SUPPLIERS}) r(i)`;
  },
  orderBy: 'supplier_id',
};

/** Materials in four deliveries a month; furnishings once a month for each product, with their quantities. */
export const purchaseReceipt: Table = {
  kind: 'table',
  name: 'purchase_receipt',
  layout: 'single',
  select: ({ lastDay }) => `
    WITH goods AS (
      SELECT first_day(month) AS month, product_id, sum(received)::BIGINT AS quantity, sum(received_value)::BIGINT AS cents FROM stock_flow
      WHERE cat = 'accessory' AND month <> '0000-00' GROUP BY ALL HAVING sum(received_value) <> 0),
    bought AS (
      SELECT month, w, material_id, NULL AS product_id, 'V-' || upper(material_id) || '-' || (w + 1)::VARCHAR AS supplier_id,
        round(purchased_quantity / 4, 1)::DECIMAL(18, 1) AS quantity, ((purchased_value * 100)::BIGINT * (w + 1) // 4 - (purchased_value * 100)::BIGINT * w // 4)::BIGINT AS cents
      FROM material_month, range(4) r(w)
      UNION ALL
      SELECT month, ns('goods week', product_id || month::VARCHAR, 4), NULL, product_id, 'V-GOODS-' || (ns('goods supplier', product_id, 4) + 1)::VARCHAR, quantity::DECIMAL(18, 1), cents FROM goods)
    SELECT row_number() OVER (ORDER BY month, w, supplier_id, product_id, b.material_id) AS receipt_no, least(month + (w * 7 + 3)::INTEGER, '${lastDay}'::DATE)::DATE AS received_date, supplier_id, b.material_id, product_id, quantity,
      CASE WHEN quantity > 0 THEN (cents / 100.0 / quantity)::DECIMAL(18, 4) END AS price, money(cents) AS amount, money(round(cents * 0.13)::BIGINT) AS vat,
      (least(month + (w * 7 + 3)::INTEGER, '${lastDay}'::DATE) + payment_days)::DATE AS due_date
    FROM bought b JOIN supplier USING (supplier_id) WHERE cents <> 0`,
  orderBy: 'receipt_no',
};
