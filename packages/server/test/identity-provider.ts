import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { OidcSettings } from '../src/oidc/oidc-settings.ts';

/** What a provider says of an account besides its id. */
export interface Claims {
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface RunningProvider {
  readonly settings: OidcSettings;
  /** Accounts by id; a test may change them. */
  readonly accounts: Map<string, Claims>;
  /** Answers from here on; before it nobody is there to answer. */
  serve(redirectUri: string): void;
  close(): Promise<void>;
}

const CLIENT = { id: 'plumbline', secret: 'a secret that nobody prints' };

/** A real OpenID Connect provider on this machine, with its own pages for signing in. */
export async function startProvider(): Promise<RunningProvider> {
  let answer: ReturnType<Provider['callback']> | null = null;
  const server = createServer((request, response) => {
    if (answer !== null) return answer(request, response);
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const accounts = new Map<string, Claims>();
  return {
    accounts,
    settings: {
      issuer: new URL(issuer),
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      name: 'Company account',
      hosts: [],
      networks: [],
      byExternalId: false,
    },
    serve(redirectUri) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: [redirectUri],
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        claims: { email: ['email', 'email_verified'], profile: ['name'] },
        pkce: { required: () => true },
        cookies: { keys: ['only for tests'] },
        findAccount: (_, id) => ({
          accountId: id,
          claims: async () => ({ sub: id, ...accounts.get(id) }),
        }),
      });
      answer = provider.callback();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
