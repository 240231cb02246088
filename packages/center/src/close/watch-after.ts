import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Workings } from '../center/workings.ts';
import { watchCloses } from './watch-closes.ts';

/**
 * Watches the locked periods after something that is done and stays done: what it throws is told as a warning, never as a
 * failure of what came before. The next load watches again.
 */
export async function watchAfter(workings: Workings): Promise<readonly Diagnostic[]> {
  try {
    await watchCloses(workings);
    return [];
  } catch (thrown) {
    return [report('close/not-watched', { cause: causeOf(thrown) }, { severity: 'warning' })];
  }
}

function causeOf(thrown: unknown): string {
  if (thrown instanceof PlumblineError) return thrown.diagnostics.map(({ code }) => code).join(', ');
  return thrown instanceof Error ? thrown.message : String(thrown);
}
