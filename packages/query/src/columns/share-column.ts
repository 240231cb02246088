/** `revenue` → `revenue__share`. */
export function shareColumn(metric: string): string {
  return `${metric}__share`;
}
