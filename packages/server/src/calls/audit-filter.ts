import { PlumblineError, report } from '@plumbline/diagnostics';

interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly objects?: readonly string[];
  readonly from?: string;
  readonly before?: string;
}

/** Which lines of the log an address asks for. Throws PlumblineError `server/wrong-value`. */
export function auditFilter({ searchParams }: URL): AuditFilter {
  const said = (name: string) => searchParams.get(name)?.trim() || null;
  const [actor, action, object] = [said('actor'), said('action'), said('object')];
  const [from, to] = [instantIn('from', said('from')), instantIn('to', said('to'))];
  return {
    ...(actor === null ? {} : { actor }),
    ...(action === null ? {} : { action }),
    ...(object === null ? {} : { objects: [object] }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { before: to }),
  };
}

export function wrongValue(path: string, problem: string): PlumblineError {
  return new PlumblineError([report('server/wrong-value', { problem }, { at: { kind: 'query', path } })]);
}

/** As lines write theirs, so that texts compare as moments do. */
function instantIn(path: string, text: string | null): string | null {
  if (text === null) return null;
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw wrongValue(path, '2026-03-31, 2026-03-31T08:00:00Z');
  return new Date(at).toISOString();
}
