const model = (file, find, replace, why) => ({ file: `packages/model/src/${file}`, find, replace, why });

export default [
  model(
    'formula/value/combine-units.ts',
    "if (bases.has('included') && bases.has('excluded')) return",
    "if (bases.has('included') && bases.has('none')) return",
    'tax-included and tax-excluded money are not added',
  ),
  model(
    'graph/path-to.ts',
    "return second === undefined ? { kind: 'found', path: first } : { kind: 'ambiguous', paths: best };",
    "return { kind: 'found', path: first };",
    'two equally short chains are refused, not guessed',
  ),
  model(
    'graph/path-to.ts',
    'const length = Math.min(...paths.map((path) => path.steps.length));',
    'const length = Math.max(...paths.map((path) => path.steps.length));',
    'a dimension is reached by the shortest chain',
  ),
  model(
    'graph/empty-of.ts',
    "?? (isCount ? 'zero' : 'null')",
    "?? 'zero'",
    'a sum without rows is missing, only counts are zero',
  ),
];
