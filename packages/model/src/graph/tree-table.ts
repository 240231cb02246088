/** Name under which the members of a tree with their ancestors are loaded; no dataset can have it. */
export function treeTable(hierarchy: string): string {
  return `tree:${hierarchy}`;
}
