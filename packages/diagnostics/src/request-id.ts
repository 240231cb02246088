/** What people call a change request: `CR-0012`. */
export function requestId(number: number): string {
  return `CR-${String(number).padStart(4, '0')}`;
}

/** The number of `CR-0012` or `12`; null: neither. */
export function requestNumber(text: string): number | null {
  const digits = /^(?:cr-)?0*([1-9]\d{0,8})$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
