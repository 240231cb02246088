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
  model(
    'formula/read/parse-expression.ts',
    'const isAmbiguous = frame.hasOperator;',
    'const isAmbiguous = false;',
    'a where after an operator is refused, not given to the last part',
  ),
  model(
    'formula/read/parse-expression.ts',
    'const right = parseAbove(state, power);',
    'const right = parseAbove(state, power - 1);',
    'a - b - c is (a - b) - c',
  ),
  model(
    'formula/value/numeric-type.ts',
    'Math.min(MAX_PRODUCT_SCALE, left.scale + right.scale)',
    'Math.max(left.scale, right.scale)',
    'a product of decimals keeps the digits of both',
  ),
  model(
    'formula/typing/metric/cell-forms.ts',
    "if (!isTotal || expr.within.some((ref) => ref.kind === 'grain')) continue;",
    'if (!isTotal || expr.within.length > 0) continue;',
    'to_date and trailing around a total without time are refused',
  ),
  model(
    'formula/typing/metric/base-dataset.ts',
    'const bases = [...named].filter((dataset) => refs.every((ref) => canReach(model, dataset, ref)));',
    'const bases = [...named].slice(0, 1);',
    'an aggregate runs over the rows from which every field is reached',
  ),
  model(
    'formula/typing/scalar/type-literal.ts',
    'const value = isPercent ? hundredth(text) : text;',
    'const value = text;',
    '10% is 0.10',
  ),
];
