const tests = ['packages/testkit/test/cases-compiler.test.ts'];
const file = 'packages/compiler/src/plan/build/money/finer-cells.ts';

export default [
  {
    file,
    find: "return plan.kind !== 'expand';",
    replace: 'return true;',
    why: 'rows that count in several members behind a bridge are not added up for a total',
    tests,
  },
  {
    file,
    find: 'return goesByRows && timeKeys.length === 0',
    replace: 'return timeKeys.length === 0',
    why: 'a total without the month takes the closing rate of its own last day',
    tests,
  },
  {
    file,
    find: ' ${scalarKey(leaf.conditions)}`;',
    replace: '`;',
    why: 'a total without the scenario is of what happened, not of all scenarios',
    tests,
  },
  {
    file,
    find: ' && isCutInto(leaf.ranges, finer.ranges);',
    replace: ';',
    why: 'windows overlap: their total is that of the end, not their sum',
    tests,
  },
  {
    file: 'packages/model/src/formula/typing/metric/account-form.ts',
    find: 'fields: voucher, where, month: dataset.time }',
    replace: 'fields: voucher, where, month: null }',
    why: 'numbers of vouchers begin again each month',
    tests,
  },
  {
    file: 'packages/compiler/src/plan/build/money/converted-balances.ts',
    find: 'const day = forwardDay(column(OWN.day, DATE), dataset.name, frame, level);',
    replace: 'const day = column(OWN.day, DATE);',
    why: 'at constant currency a balance of a base takes the rate of its day moved forward',
    tests,
  },
];
