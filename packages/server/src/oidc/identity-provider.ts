import * as oidc from 'openid-client';
import { type Outgoing, outgoing } from '../outgoing/outgoing.ts';
import { requireListed } from '../outgoing/outgoing-rules.ts';
import { nameOf, type OidcSettings, originsOf } from './oidc-settings.ts';

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
  const rules = { origins: originsOf(settings), networks: settings.networks };
  const door = outgoing(rules, { ms: TIMEOUT_SECONDS * 1000 });
  const discovered = onceFound(() => discover(settings, door));
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
      requireListed(url, rules);
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
function discover(settings: OidcSettings, door: Outgoing): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  return oidc.discovery(
    issuer,
    clientId,
    undefined,
    clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: (url, { method, headers, body, signal }) =>
        door(new URL(url), {
          method,
          headers,
          body: textOf(body),
          ...(signal === undefined ? {} : { signal }),
        }),
    },
  );
}

/** Whatever is sent to a provider is a form or nothing. */
function textOf(body: oidc.FetchBody): string | null {
  if (body === null || body === undefined) return null;
  if (typeof body === 'string' || body instanceof URLSearchParams) return String(body);
  throw new Error('a body that is no text');
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
