import { isIP } from 'node:net';
import { isSpecial, isWithin, type Network } from './networks.ts';

/** Where requests of the server may go, as whoever starts it says. */
export interface OutgoingRules {
  /** `https://host` or `https://host:port`; plain http where it is written so. */
  readonly origins: readonly string[];
  /** Networks inside the company where a listed host may live. */
  readonly networks: readonly Network[];
}

/** Throws where nobody listed the host, or its address by number. */
export function requireListed(url: URL, { origins }: Pick<OutgoingRules, 'origins'>): void {
  const isNamed = url.username === '' && url.password === '' && origins.includes(url.origin);
  if (!isNamed) throw new Error(`no request goes to ${url.host}, which is not listed`);
}

/** Throws where a listed host has an address that is not public and in no listed network. */
export function requireAddress(host: string, address: string, { networks }: OutgoingRules): void {
  if (isIP(address) === 0) throw new Error(`${host} has no address`);
  // A number that stands in the list is listed itself, as is this machine by its own name.
  if (numberIn(host) === address || isOwnName(host, address)) return;
  if (!isSpecial(address) || isWithin(networks)(address)) return;
  throw new Error(
    `${host} is at ${address}, which is no public address: list its network in PLUMBLINE_OUTGOING_NETWORKS`,
  );
}

/** `[::1]` → `::1`, `127.0.0.1`; null where the host is a name. */
export function numberIn(host: string): string | null {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

const isLoopback = isWithin([
  { address: '127.0.0.0', bits: 8 },
  { address: '::1', bits: 128 },
]);

function isOwnName(host: string, address: string): boolean {
  return host === 'localhost' && isLoopback(address);
}
