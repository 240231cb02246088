import fc from 'fast-check';

/** What somebody sees of each table; `true` opens all of it. */
export const anyPolicies = fc.record({
  sales: fc.constantFrom('true', 'true', "kind = 'food'", "company <> 'east'", 'amount > 10'),
  balances: fc.constantFrom('true', 'true', "account = 'cash'", "company <> 'west'", 'amount > 10'),
  fx: fc.constant('true'),
  periods: fc.constant('true'),
});
