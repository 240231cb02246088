import { PlumblineError, report } from '@plumbline/diagnostics';
import type { OidcSettings } from '@plumbline/server';
import type { CommandContext } from './command-context.ts';

const ISSUER = 'PLUMBLINE_OIDC_ISSUER';
const CLIENT = 'PLUMBLINE_OIDC_CLIENT_ID';
const MATCH = 'PLUMBLINE_OIDC_MATCH';
const MATCHES = ['email', 'external_id'];
const NETWORKS = 'PLUMBLINE_OUTGOING_NETWORKS';

/**
 * The identity provider that the environment names; null: none. A secret stands in the environment only, never in a file
 * of the workspace or on a command line. Throws PlumblineError.
 */
export async function oidcSettings({
  io: { env },
}: Pick<CommandContext, 'io'>): Promise<OidcSettings | null> {
  const given = (name: string) => (env[name] ?? '').trim() || null;
  const issuer = given(ISSUER);
  if (issuer === null) return null;
  const clientId = given(CLIENT);
  if (clientId === null)
    throw new PlumblineError([report('cli/missing-variable', { name: CLIENT, beside: ISSUER })]);
  return {
    issuer: issuerAt(issuer),
    clientId,
    clientSecret: given('PLUMBLINE_OIDC_CLIENT_SECRET'),
    name: given('PLUMBLINE_OIDC_NAME'),
    hosts: listIn(given('PLUMBLINE_OIDC_HOSTS')),
    networks: await networksIn(listIn(given(NETWORKS))),
    byExternalId: matchBy(given(MATCH)),
  };
}

function listIn(text: string | null): readonly string[] {
  const items = (text ?? '').split(',').map((item) => item.trim().toLowerCase());
  return items.filter((item) => item !== '');
}

async function networksIn(texts: readonly string[]): Promise<OidcSettings['networks']> {
  if (texts.length === 0) return [];
  const { networkIn } = await import('@plumbline/server');
  return texts.map((text) => {
    const network = networkIn(text);
    if (network === null)
      throw new PlumblineError([report('cli/not-a-network', { name: NETWORKS, value: text.slice(0, 200) })]);
    return network;
  });
}

function matchBy(text: string | null): boolean {
  if (text !== null && !MATCHES.includes(text))
    throw new PlumblineError([report('cli/not-a-choice', { flag: MATCH, value: text, choices: MATCHES })]);
  return text === 'external_id';
}

function issuerAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname));
  if (url === null || !isSafe || url.username !== '' || url.password !== '')
    throw new PlumblineError([report('cli/not-an-issuer', { name: ISSUER, value: withoutUser(text) })]);
  return url;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** What was typed before an `@` may be a password. */
function withoutUser(text: string): string {
  return text.replace(/[^/]*@/, '…@').slice(0, 200);
}
