/** As a line begins: the words of its parts stand inside other lines too. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
