import type { WorkspaceParams } from '../../codes/workspace.ts';
import type { Catalog } from '../catalog.ts';

export const workspace: Catalog<WorkspaceParams> = {
  'model/not-available-yet': (p) => `${p.feature} 已能书写与检查,但尚不能计算`,
};
