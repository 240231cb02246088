import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const testkit = 'packages/testkit/test';

/** Folders and files that are all tests together, those most likely to notice first; how the code is laid out proves no number. */
export function wholeSuite(root, packageFolder) {
  const own = `${packageFolder}/test`;
  const guards = readdirSync(join(root, testkit))
    .filter((name) => /\.test\.ts$/.test(name) || !/\./.test(name))
    .filter((name) => !name.startsWith('architecture') && name !== 'definitions')
    .map((name) => `${testkit}/${name}`);
  const others = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/test`);
  const parts = [own, ...guards, ...others].filter(
    (part) => part !== testkit && existsSync(join(root, part)),
  );
  return [...new Set(parts)];
}
