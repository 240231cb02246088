import * as oidc from 'openid-client';
import { nameOf, type OidcSettings } from './oidc-settings.ts';

/** A sign-in that has been sent to the provider and waits for its answer. */
export interface SentSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the provider sends the browser back to. */
  readonly returnTo: string;
}

/** What the provider proves of whoever signed in. */
export interface Proven {
  readonly issuer: string;
  readonly subject: string;
  readonly verifiedEmail: string | null;
  readonly byExternalId: boolean;
}

/** Authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1). */
export interface IdentityProvider {
  readonly name: string;
  /** Address to send the browser to. Throws when the provider cannot be reached or its addresses lie elsewhere. */
  begin(returnTo: string): Promise<{ readonly url: URL; readonly sent: SentSignIn }>;
  /** Checks the answer and exchanges its code. Throws where anything does not fit. */
  finish(answer: URL, sent: SentSignIn): Promise<Proven>;
}

const TIMEOUT_SECONDS = 10;
const LONGEST_SUBJECT = 255;

export function identityProvider(settings: OidcSettings): IdentityProvider {
  const { byExternalId } = settings;
  const discovered = onceFound(() => discover(settings));
  return {
    name: nameOf(settings),
    async begin(returnTo) {
      const configuration = await discovered();
      const sent: SentSignIn = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(sent.verifier),
        code_challenge_method: 'S256',
        state: sent.state,
        nonce: sent.nonce,
      });
      requireHost(url, settings);
      return { url, sent };
    },
    async finish(answer, { state, nonce, verifier }) {
      const configuration = await discovered();
      const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined || claims.sub.length > LONGEST_SUBJECT) throw new Error('no usable subject');
      const told =
        claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      const { email } = told;
      const verifiedEmail = told.email_verified === true && typeof email === 'string' ? email : null;
      return { issuer: claims.iss, subject: claims.sub, verifiedEmail, byExternalId };
    },
  };
}

/** Its addresses and keys, asked for at the first sign-in: a provider that is down keeps nobody from the server. */
function discover(settings: OidcSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  return oidc.discovery(
    issuer,
    clientId,
    undefined,
    clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: async (url, options) => {
        requireHost(new URL(url), settings);
        return fetch(url, { ...options, redirect: 'error' } as RequestInit);
      },
    },
  );
}

/** No request and no browser goes where nobody said that the provider lives. */
function requireHost(url: URL, { issuer, hosts }: OidcSettings): void {
  const isOwn = url.host === issuer.host && url.protocol === issuer.protocol;
  if (!isOwn && !(url.protocol === 'https:' && hosts.includes(url.host)))
    throw new Error(`the identity provider names an address at ${url.host}, which is not listed`);
}

/** A failure is forgotten, so that the next one tries again. */
function onceFound<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null;
  return () => {
    found ??= find().catch((cause: unknown) => {
      found = null;
      throw cause;
    });
    return found;
  };
}
