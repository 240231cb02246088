import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { wallDayBegins } from '../../../reading/wall-clock.ts';

const KEYS = ['actor', 'action', 'object', 'since', 'until'] as const;
type Key = (typeof KEYS)[number];

export interface AuditFilter {
  /** As it stands in the address. */
  readonly values: { readonly [K in Key]: string };
  readonly set: (key: Key, value: string) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
  /** As the server takes it: days of the workspace as instants, the last one to its end. */
  readonly query: Readonly<Record<string, string>>;
}

export function useAuditFilter(): AuditFilter {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const zone = useTimezone();
  const said = (key: Key) => (typeof search[key] === 'string' ? search[key] : '');
  const values = {
    actor: said('actor'),
    action: said('action'),
    object: said('object'),
    since: said('since'),
    until: said('until'),
  };
  const go = (change: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...change }), replace: true });
  return {
    values,
    set: (key, value) => go({ [key]: value === '' ? undefined : value }),
    clear: () => go(Object.fromEntries(KEYS.map((key) => [key, undefined]))),
    isSet: KEYS.some((key) => values[key] !== ''),
    query: queryOf(values, zone),
  };
}

function queryOf({ actor, action, object, since, until }: AuditFilter['values'], zone: string) {
  const from = wallDayBegins(since, zone);
  const to = wallDayBegins(until, zone, 1);
  const all = { actor, action, object, from, to };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
