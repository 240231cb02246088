import type { WorkspaceParams } from '../../codes/workspace.ts';
import type { Catalog } from '../catalog.ts';

export const workspace: Catalog<WorkspaceParams> = {
  'model/not-available-yet': (p) => `${p.feature} can be written and is checked, but cannot be computed yet`,
};
