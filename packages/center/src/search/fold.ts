/** What people mean is the same whatever the case, the width of signs, and what joins words: `Net_Revenue` and `net revenue`. */
export function fold(text: string): string {
  return wordsOf(text).join('');
}

/** Runs of letters and digits, folded. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}%]+/gu) ?? []
  );
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
