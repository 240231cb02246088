import type { CommandParams } from '../../codes/command.ts';
import type { Catalog } from '../catalog.ts';

export const command: Catalog<CommandParams> = {
  'cli/unknown-command': (p) => `没有名为 ${p.name} 的命令`,
};
