export default [
  {
    file: 'packages/center/src/workspace/today.ts',
    find: 'const format = datesIn(timezone);',
    replace: "const format = datesIn('UTC');",
    why: 'today is the day in the zone of the workspace',
    tests: ['packages/center/test/today.test.ts'],
  },
  {
    file: 'packages/center/src/load/plan-load.ts',
    find: 'table.task === wanted.task && table.fingerprint === wanted.fingerprint;',
    replace: 'table.task === wanted.task;',
    why: 'a file that changed is loaded again',
    tests: ['packages/center/test/session.test.ts'],
  },
  {
    file: 'packages/center/src/load/plan-load.ts',
    find: 'inputsOf(dataset).some((input) => changed.has(input))',
    replace: 'false',
    why: 'a union is made again when one of its members was',
    tests: ['packages/center/test/made-datasets.test.ts'],
  },
  {
    file: 'packages/center/src/load/measure.ts',
    find: '? tellsTotal && found.total.has(name)',
    replace: '? true',
    why: 'a relationship is total only where the rows prove it: INNER would lose the others',
    tests: ['packages/center/test/session.test.ts'],
  },
];
