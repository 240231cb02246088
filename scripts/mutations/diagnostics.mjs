export default [
  {
    file: 'packages/diagnostics/src/suggest.ts',
    find: 'a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]',
    replace: 'a[i - 1] === b[j - 1] && a[i - 2] === b[j - 2]',
    why: 'two swapped letters are one typing error',
    tests: ['packages/diagnostics/test/suggest.test.ts'],
  },
];
