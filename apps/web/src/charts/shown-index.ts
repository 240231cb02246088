/** At which member the tooltip of a chart stands; -1: at none. */
export function shownIndex(shown: unknown): number {
  const first: unknown = Array.isArray(shown) ? shown[0] : shown;
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
}
