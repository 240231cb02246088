import type { Center } from '@plumbline/center';
import type { serverLog } from '@plumbline/server';

const HOUR_MS = 3_600_000;

/**
 * Writes the head of the audit log outside, once a day, until the signal ends it. The first is written at once: throws
 * PlumblineError where it cannot be. What fails later is in the log of the server.
 */
export async function writeHeads(
  center: Center,
  log: ReturnType<typeof serverLog>,
  signal: AbortSignal,
): Promise<void> {
  if (!center.audit.keepsHeads) {
    log.info('no head of the audit log is kept outside the folder: PLUMBLINE_AUDIT_HEADS is not set');
    return;
  }
  await center.audit.writeHead();
  const timer = setInterval(() => {
    center.audit.writeHead().catch((cause: unknown) => {
      log.error({ cause: String(cause) }, 'the head of the audit log could not be written outside');
    });
  }, HOUR_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
