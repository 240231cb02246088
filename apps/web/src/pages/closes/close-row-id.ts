/** Of the button that opens a period. */
export function closeRowId(period: string): string {
  return `close-${period}`;
}
