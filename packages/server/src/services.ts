import type { Center } from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';
import type { Logger } from 'pino';
import type { Attempts } from './access/attempts.ts';
import type { FairQueue } from './admission/fair-queue.ts';
import type { Worked } from './answers/answer-of.ts';
import type { Flights } from './answers/flights.ts';
import type { ResultCache } from './answers/result-cache.ts';
import type { AllowedHosts } from './http/allowed-hosts.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { IdentityProvider } from './oidc/identity-provider.ts';
import type { SentSignIns } from './oidc/sent-sign-ins.ts';
import type { WebApp } from './pages/web-app.ts';

/** What a call works with; one of each per server. */
export interface Services {
  readonly center: Center;
  readonly queue: FairQueue;
  /** Exports take a place here first, so that they never hold every place of the other. */
  readonly exportQueue: FairQueue;
  readonly cache: ResultCache;
  /** Questions that are being answered. */
  readonly flights: Flights<Worked>;
  readonly attempts: Attempts;
  /** null: people sign in with a password only. */
  readonly oidc: { readonly provider: IdentityProvider; readonly sent: SentSignIns } | null;
  readonly monitor: Monitor;
  readonly log: Logger;
  /** null: not built. */
  readonly web: WebApp | null;
  readonly hosts: () => AllowedHosts;
  readonly now: () => Date;
  readonly version: string;
  readonly defaultLocale: () => Locale;
  readonly settings: ServerSettings;
  /** Aborts when the server has waited long enough for what still runs. */
  readonly stopping: AbortSignal;
  readonly isDraining: () => boolean;
}

export interface ServerSettings {
  /** Secret of the process that started the server: whoever can read it owns the folder. */
  readonly localToken: string;
  /** A proxy in front sets `X-Forwarded-Proto` and `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  readonly bodyLimit: number;
  /** Definition files are larger. */
  readonly filesLimit: number;
  readonly sessionMs: number;
  /** A reader who takes nothing for so long is cut off. */
  readonly slowReaderMs: number;
  /** Of an export, from its start to its last row. */
  readonly exportMs: number;
  readonly cookieName: string;
}
