import { useNavigate, useSearch } from '@tanstack/react-router';

const KEYS = ['actor', 'action', 'object', 'since', 'until'] as const;
type Key = (typeof KEYS)[number];

export interface AuditFilter {
  /** As it stands in the address. */
  readonly values: { readonly [K in Key]: string };
  readonly set: (key: Key, value: string) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
  /** As the server takes it: days of the reader's wall as instants, the last one to its end. */
  readonly query: Readonly<Record<string, string>>;
}

export function useAuditFilter(): AuditFilter {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
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
    query: queryOf(values),
  };
}

function queryOf({ actor, action, object, since, until }: AuditFilter['values']) {
  const all = { actor, action, object, from: instantOf(since, 0), to: instantOf(until, 1) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The beginning of a day on the reader's wall, or of one that many days later. */
function instantOf(day: string, later: number): string {
  const [year = 0, month = 0, at = 0] = day.split('-').map(Number);
  const moment = new Date(year, month - 1, at + later);
  return day === '' || Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}
