import type { FormulaParams } from '../../codes/formula.ts';
import type { Catalog } from '../catalog.ts';

export const formula: Catalog<FormulaParams> = {
  'model/formula-syntax': (p) => `这里应为${p.expected},却是 ${p.found}`,
};
