import { BlockList, isIP } from 'node:net';

/** A range of addresses, as `10.1.0.0/16` or one address. */
export interface Network {
  readonly address: string;
  readonly bits: number;
}

/** Null: not a network. */
export function networkIn(text: string): Network | null {
  const [address = '', bits, ...more] = text.trim().split('/');
  const most = bitsOf(address);
  if (most === 0 || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
  const length = bits === undefined ? most : Number(bits);
  return length > most ? null : { address, bits: length };
}

/** Whether an address lies in one of them, also where it is written as IPv4 inside IPv6. */
export function isWithin(networks: readonly Network[]): (address: string) => boolean {
  const list = new BlockList();
  for (const { address, bits } of networks) list.addSubnet(address, bits, familyOf(address));
  return (address) => list.check(address, familyOf(address));
}

/**
 * What no public host has: this machine, private and link-local networks, ranges for documentation and measuring, several
 * receivers, and IPv6 that carries IPv4 to wherever a gateway leads. IANA's special-purpose registries of both families.
 */
export const isSpecial = isWithin(
  [
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
    '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
    '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16',
    'fc00::/7 fe80::/10 fec0::/10 ff00::/8',
  ]
    .flatMap((line) => line.split(' '))
    .flatMap((text) => networkIn(text) ?? []),
);

function bitsOf(address: string): number {
  return { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
