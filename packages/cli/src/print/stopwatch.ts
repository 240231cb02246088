/** Seconds since it was started, to one decimal. */
export function stopwatch(now: () => Date): () => string {
  const started = now().getTime();
  return () => ((now().getTime() - started) / 1000).toFixed(1);
}
