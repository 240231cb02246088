import { type Access, ROUTES, type Route } from '@plumbline/client';
import { InternalError } from '@plumbline/diagnostics';
import { PAGES } from '../pages/pages.ts';
import { mountedPath, pathPattern } from './mounted-path.ts';

/** Who may call what: every route has a line here, or there is no server. */
export interface AccessTable {
  readonly lines: ReadonlyMap<string, Access>;
  /** Methods with a route at this path; empty: there is nothing there. */
  methodsAt(path: string): readonly string[];
}

export function accessTable(): AccessTable {
  const calls: readonly Route[] = Object.values(ROUTES);
  const all = [...calls, ...PAGES].map(({ method, path, access }) => ({
    method: method.toUpperCase(),
    path: mountedPath(path),
    pattern: pathPattern(path),
    access,
  }));
  return {
    lines: new Map(all.map(({ method, path, access }) => [`${method} ${path}`, access])),
    methodsAt: (path) => all.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method),
  };
}

/** Throws InternalError for a route that is mounted without a line in the table. */
export function requireAccess(
  mounted: readonly { readonly method: string; readonly path: string }[],
  { lines }: AccessTable,
): void {
  for (const { method, path } of mounted) {
    const isMiddleware = method === 'ALL' && path === '/*';
    if (!isMiddleware && !lines.has(`${method} ${path}`))
      throw new InternalError(`${method} ${path} has no line in the access table`);
  }
}
