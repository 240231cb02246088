import { isAbsolute, relative, sep } from 'node:path';

/** True when `path` is `folder` or lies below it; both absolute, links already resolved. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
