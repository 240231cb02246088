import { PlumblineError, report } from '@plumbline/diagnostics';
import { isSameText } from './authenticate.ts';
import type { Caller } from './caller.ts';

export const CSRF_HEADER = 'x-csrf-token';

/** A change may come only from our own pages: browsers name the page in `Origin`. Programs send none. */
export function checkOrigin(headers: Headers, host: string): void {
  const origin = headers.get('origin');
  if (origin === null) {
    const site = headers.get('sec-fetch-site');
    if (site === null || site === 'same-origin' || site === 'none') return;
    throw refused(site);
  }
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.host.toLowerCase() !== withoutDefaultPort(host, url.protocol))
    throw refused(origin);
}

/** A cookie comes along by itself; the token of the session does not. */
export function checkCsrf(caller: Caller, given: string | null): void {
  if (caller.kind !== 'session') return;
  if (given === null || !isSameText(given, caller.csrf)) throw new PlumblineError([report('auth/csrf', {})]);
}

/** `URL.host` leaves 80 and 443 out. */
function withoutDefaultPort(host: string, protocol: string): string {
  const port = protocol === 'https:' ? ':443' : ':80';
  const lower = host.toLowerCase();
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
}

function refused(origin: string): PlumblineError {
  return new PlumblineError([report('server/origin-not-allowed', { origin })]);
}
