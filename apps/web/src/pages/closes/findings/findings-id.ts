/** Where the findings of a period stand on the page. */
export function findingsId(period: string): string {
  return `changed-${period}`;
}
