/** A cell that is a figure, as the text that carries all of its digits. */
export function digitsOf(cell: unknown): string | null {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : null;
}
