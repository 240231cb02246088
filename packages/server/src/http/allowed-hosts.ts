/** Names this server answers to: a page of another site that points its own name at this address gets nothing. */
export interface AllowedHosts {
  allows(host: string | null): boolean;
}

const LOCAL = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * `listening` itself and the names of this machine, with its port; and what an administrator adds: `name` (any port)
 * or `name:port`.
 */
export function allowedHosts(
  listening: { readonly host: string; readonly port: number },
  added: readonly string[],
): AllowedHosts {
  const own = isEverywhere(listening.host) ? [] : [bracketed(listening.host)];
  const exact = new Set([...LOCAL, ...own].map((name) => `${name}:${listening.port}`));
  if (listening.port === 80) for (const name of [...LOCAL, ...own]) exact.add(name);
  const names = new Set<string>();
  for (const one of added.map((text) => text.toLowerCase())) (/:\d+$/.test(one) ? exact : names).add(one);
  return {
    allows: (host) => {
      const name = host?.toLowerCase() ?? '';
      return exact.has(name) || names.has(name.replace(/:\d+$/, ''));
    },
  };
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase();
}
