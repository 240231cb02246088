import { decimalText } from '@plumbline/finance';
/** Seconds since it was started, to one decimal. */
export function stopwatch(now: () => Date): () => string {
  const started = now().getTime();
  return () => decimalText(now().getTime() - started, -3, 1) ?? '';
}
