import type { Route } from './routes/route.ts';

export interface Filling {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/** `/api/v1/metrics/{name}` with its values, and the query behind it. */
export function pathOf(route: Route, { path = {}, query = {} }: Filling): string {
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const text = new URLSearchParams(query).toString();
  return text === '' ? filled : `${filled}?${text}`;
}
