import { type Center, type FollowEvent, SYSTEM } from '@plumbline/center';
import { type Diagnostic, messageOf } from '@plumbline/diagnostics';
import type { serverLog } from '@plumbline/server';

type Log = ReturnType<typeof serverLog>;

/** Loads what changes while the server runs, and says so in its log. Resolves when the signal ends it. */
export function followChanges(center: Center, log: Log, signal: AbortSignal): Promise<void> {
  return center.followSources(SYSTEM, { signal, onEvent: (event) => tell(event, log) });
}

function tell(event: FollowEvent, log: Log): void {
  const words: {
    readonly [K in FollowEvent['kind']]: (event: Extract<FollowEvent, { kind: K }>) => void;
  } = {
    changed: ({ dataset, files }) => log.info({ dataset, files }, 'source changed'),
    loaded: ({ report }) => {
      const loaded = report.datasets.filter(({ status }) => status === 'loaded');
      const datasets = loaded.map(({ dataset, rowsLoaded, quarantined }) => ({
        dataset,
        rowsLoaded,
        quarantined,
      }));
      if (loaded.length > 0) log.info({ datasets }, 'loaded');
    },
    failed: ({ diagnostics, cause, retryInMs }) => {
      const found = diagnostics.filter(({ severity }) => severity === 'error').map(line);
      const more = cause === null ? {} : { err: cause };
      log.error(
        { retryInMs, diagnostics: found, ...more },
        'load failed; the rows from before go on answering',
      );
    },
    problem: ({ diagnostic }) => log.warn({ diagnostic: line(diagnostic) }, 'source'),
  };
  const told: (event: never) => void = words[event.kind];
  told(event as never);
}

function line(diagnostic: Diagnostic): string {
  return `${diagnostic.code}: ${messageOf(diagnostic, 'en')}`;
}
