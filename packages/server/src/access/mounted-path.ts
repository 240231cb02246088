/** `{name}` of OpenAPI is `:name` for the router; `{rest...}` is all that follows. */
export function mountedPath(path: string): string {
  return path.replace(/\{(\w+)\.{3}\}/g, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');
}

/** What a path with such names stands for. */
export function pathPattern(path: string): RegExp {
  const written = path.replace(/\{\w+(\.{3})?\}|\./g, (found, rest?: string) => {
    if (found === '.') return '\\.';
    return rest === undefined ? '[^/]+' : '.+';
  });
  return new RegExp(`^${written}$`);
}
