import type { CommandParams } from '../../codes/command.ts';
import type { Catalog } from '../catalog.ts';

export const command: Catalog<CommandParams> = {
  'cli/unknown-command': (p) => `there is no command called ${p.name}`,
};
