import type { Locale } from '@plumbline/diagnostics';
import type { Caller } from './access/caller.ts';

/** One request, after the checks that every request passes. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly caller: Caller;
  /** Parsed by the schema of the route; undefined where it takes none. */
  readonly body: unknown;
  readonly address: string;
  readonly isSecure: boolean;
  /** Aborts when the caller has gone, or the server stops. */
  readonly signal: AbortSignal;
  /** Breaks the connection. */
  readonly cutOff: () => void;
}
