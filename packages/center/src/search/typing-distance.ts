/**
 * Slips of the finger between two texts: letters left out, added, replaced, or two neighbours swapped (optimal string
 * alignment). `whole` compares all of `text`, `start` the beginning of it that fits best. Above `most` it is `most + 1`.
 */
export function typingDistance(
  typed: string,
  text: string,
  most: number,
): { readonly whole: number; readonly start: number } {
  const width = Math.min(text.length, typed.length + most);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const isSame = typed[i - 1] === text[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1];
      if (isSwapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return { whole: most + 1, start: most + 1 };
    before = above;
    above = row;
  }
  const whole = width < text.length ? most + 1 : Math.min(above[width] ?? most + 1, most + 1);
  return { whole, start: Math.min(...above, most + 1) };
}
