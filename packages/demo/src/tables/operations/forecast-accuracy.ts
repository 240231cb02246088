import type { Table } from '../../run/table.ts';

export const forecastAccuracy: Table = {
  kind: 'table',
  name: 'forecast_accuracy',
  layout: 'single',
  select: () => `
    SELECT first_day(month) AS month, cat AS category_id, round(sold * (1 + (us('forecast', month || cat) - 0.5) * 0.36))::BIGINT AS forecast_quantity, sold AS actual_quantity
    FROM (SELECT month, cat, sum(sold)::BIGINT AS sold FROM stock_flow WHERE month <> '0000-00' GROUP BY ALL)`,
  orderBy: 'month, category_id',
};
