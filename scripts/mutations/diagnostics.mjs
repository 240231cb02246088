const diagnostics = (file, find, replace, why) => ({
  file: `packages/diagnostics/src/${file}`,
  find,
  replace,
  why,
});

export default [
  diagnostics(
    'suggest.ts',
    'a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]',
    'a[i - 1] === b[j - 1] && a[i - 2] === b[j - 2]',
    'two swapped letters are one typing error',
  ),
];
