import type { LoadProgress, LoadReport } from '@plumbline/center';
import { NDJSON, toWireDiagnostic, type Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import type { Call } from '../call.ts';
import { jsonResponse } from '../http/json-response.ts';
import { negotiate } from '../http/negotiate.ts';
import { failureResponse } from '../monitor/failure-response.ts';
import type { Services } from '../services.ts';
import type { CallHandler } from './call-handler.ts';

type LoadCall = Call & { readonly caller: KnownCaller };

/** Goes on when the caller has gone, because a load that was asked for is wanted, unless the body says otherwise. */
export const loadCall: CallHandler = async (call, services) => {
  const type = negotiate(call.request.headers.get('accept'), ['application/json', NDJSON]);
  if (type === NDJSON) return followedLoad(call, services);
  const { force, signal } = askedOf(call, services);
  const report = await services.center.load(call.caller.principal, { force, signal });
  return jsonResponse('LoadReport', wireReport(report, call.locale));
};

function askedOf({ body, signal }: LoadCall, { stopping }: Services) {
  const { force = false, stop_when_gone = false } = (body ?? {}) as Wire<'LoadRequest'>;
  return { force, signal: stop_when_gone ? signal : stopping };
}

/** Lines as the load goes on. A reader who does not keep up misses steps of the progress, never the end. */
function followedLoad(call: LoadCall, services: Services): Response {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (event: Wire<'LoadEvent'>) => {
          if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
        };
        const hasRoom = () => (controller.desiredSize ?? 0) > 0;
        void loadAndTell(call, services, { send, hasRoom }).finally(() => {
          if (!gone.signal.aborted) controller.close();
        });
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 64 },
  );
  return new Response(stream, { headers: { 'content-type': `${NDJSON}; charset=utf-8` } });
}

interface Teller {
  readonly send: (event: Wire<'LoadEvent'>) => void;
  readonly hasRoom: () => boolean;
}

const EVERY_MS = 100;

async function loadAndTell(call: LoadCall, services: Services, { send, hasRoom }: Teller): Promise<void> {
  const { center } = services;
  const { force, signal } = askedOf(call, services);
  let last = { dataset: '', step: '', at: 0 };
  const onProgress = (progress: LoadProgress) => {
    const { dataset, step, bytesDone, bytesTotal, rows } = progress;
    const at = performance.now();
    const isNew = dataset !== last.dataset || step !== last.step;
    if (!hasRoom() || (!isNew && at - last.at < EVERY_MS)) return;
    last = { dataset, step, at };
    send({ kind: 'progress', dataset, step, bytes_done: bytesDone, bytes_total: bytesTotal, rows });
  };
  try {
    if (center.loading().isLoading) send({ kind: 'waiting' });
    const report = await center.load(call.caller.principal, { force, signal, onProgress });
    send({ kind: 'report', report: wireReport(report, call.locale) });
  } catch (cause) {
    const response = failureResponse(cause, call, services);
    if (response.body === null) return;
    send({ kind: 'problem', problem: (await response.json()) as Wire<'Problem'> });
  }
}

function wireReport({ datasets, diagnostics }: LoadReport, locale: Locale): Wire<'LoadReport'> {
  return {
    datasets: datasets.map(({ dataset, status, rowsRead, rowsLoaded, quarantined, rejectsFile }) => ({
      dataset,
      status,
      rows_read: rowsRead,
      rows_loaded: rowsLoaded,
      quarantined,
      rejects_file: rejectsFile,
    })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}
