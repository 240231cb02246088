/** Operating cash flow of the group by month from 2024-01, 万元. 双11 brings it in, 春节 takes it out. */
export const OPERATING_CASH: readonly number[] = [
  ...[-1800, -2100, 900, 800, 1000, 1100, 700, 750, 800, 650, 3300, 1500],
  ...[-2900, -1100, 1000, 900, 1050, 1150, 750, 800, 850, 700, 3500, 1400],
  ...[-1300, -2900, 700, 600, 750, 900, 350, 450, 560, 850, 2100, -600],
];

/** Money paid for machines and shop fittings each month of a year, 万元. */
export const CAPITAL_EXPENDITURE: Readonly<Record<string, number>> = { 2024: 350, 2025: 380, 2026: 400 };

/** Part of the capital expenditure that goes into shops. */
export const SHOP_FITTING = 0.45;

/** Loans taken (+) and repaid (−), 万元. */
export const LOANS: Readonly<Record<string, number>> = {
  '2025-03-12': 1000,
  '2025-12-15': -500,
  '2026-03-10': 1500,
};

/** Dividends paid, 万元. */
export const DIVIDENDS: Readonly<Record<string, number>> = {
  '2024-06-20': 2000,
  '2025-06-20': 2400,
  '2026-06-22': 1800,
};

/** Balances at the end of 2023 that no business table gives, 万元, by entity and account; cash includes what follows. */
export const OPENING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  FS: {
    '1601': 18600,
    '1602': -6900,
    '1701': 1900,
    '1471': -160,
    '500109': 1000,
    '2001': -4000,
    '2501': -3000,
    '2202': -11200,
    '2211': -1180,
    '2241': -640,
    '222101': -430,
    '222102': -310,
    '222103': -45,
    '4001': -8000,
    '4002': -2000,
    '4101': -2100,
    '1002': 9390,
  },
  SM: { '1801': 3400, '1601': 420, '1602': -190, '2211': -420, '2241': -150, '1002': 300 },
  DS: { '1601': 160, '1602': -70, '2211': -150, '2241': -160, '1002': 300 },
  HK: { '1601': 30, '1602': -12, '2211': -60, '2241': -20, '1002': 200 },
};
