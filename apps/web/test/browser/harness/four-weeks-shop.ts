import { servedFiles } from './served-files.ts';

const SALES = `id,day,shop,amount
1,2026-09-10,a,3.00
2,2026-10-01,a,7.50
3,2026-10-28,b,12.50
4,2026-10-29,a,15.00
5,2026-11-20,b,0.00
`;

const PERIODS = `period,starts_on,ends_on
P9,2026-09-03,2026-09-30
P10,2026-10-01,2026-10-28
P11,2026-10-29,2026-11-25
`;

const WORKSPACE = `
workspace: fours
label: {zh: 四周一期的铺子, en: Shop of four weeks}
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: shop, type: text, label: {zh: 门店, en: Shop}}
      - {name: amount, type: "decimal(18,2)", unit: money}
  - {name: periods, source: {files: periods.csv}, primary_key: [starts_on]}
calendars:
  - name: thirteen
    label: {zh: 四周期, en: Four weeks}
    dataset: periods
    grain: period13
    key: period
    start: starts_on
    end: ends_on
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount), direction: up}
`;

/** Periods of four weeks as the company lists them: 1 to 28 October 2026 is P10, what follows to 25 November P11. */
export function fourWeeksShop() {
  return servedFiles({ 'plumbline.yaml': WORKSPACE, 'sales.csv': SALES, 'periods.csv': PERIODS });
}
