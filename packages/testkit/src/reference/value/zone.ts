/** The wall clock of an instant (microseconds since the epoch, UTC) in an IANA zone, as microseconds. */
export function wallClockOf(instant: number, zone: string): number {
  const millis = Math.floor(instant / 1000);
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(millis));
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local * 1000 + (instant - Math.floor(instant / 1_000_000) * 1_000_000);
}
