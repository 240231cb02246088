import type { Network } from '../outgoing/networks.ts';

/** The identity provider that people may sign in with (OpenID Connect), as whoever starts the server says. */
export interface OidcSettings {
  /** URL of the provider, as its tokens say it. Plain http only on this machine. */
  readonly issuer: URL;
  readonly clientId: string;
  /** Null: a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** What the sign-in page calls it; null: the name of its host. */
  readonly name: string | null;
  /** Hosts besides the issuer's own that its addresses may lie at (`host` or `host:port`). */
  readonly hosts: readonly string[];
  /** Networks inside the company where those hosts may live: others must have public addresses. */
  readonly networks: readonly Network[];
  /** Accounts belong to the person whose external id they are; else to the one with their verified address. */
  readonly byExternalId: boolean;
}

export function nameOf({ name, issuer }: OidcSettings): string {
  return name ?? issuer.hostname;
}

/** Where the provider lives, and the browser may be sent: its own origin, and the hosts besides by https. */
export function originsOf({ issuer, hosts }: OidcSettings): readonly string[] {
  const others = hosts.map((host) => `https://${host}`).filter((origin) => URL.canParse(origin));
  return [issuer.origin, ...others.map((origin) => new URL(origin).origin)];
}
