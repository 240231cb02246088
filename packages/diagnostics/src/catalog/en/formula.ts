import type { FormulaParams } from '../../codes/formula.ts';
import type { Catalog } from '../catalog.ts';

export const formula: Catalog<FormulaParams> = {
  'model/formula-syntax': (p) => `expected ${p.expected} here, found ${p.found}`,
};
