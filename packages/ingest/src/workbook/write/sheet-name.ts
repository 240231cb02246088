const LONGEST = 31;

/** A name that Excel accepts for a sheet; the second and later ones of the same rows carry a number. */
export function sheetName(wanted: string, number: number): string {
  const suffix = number === 1 ? '' : ` (${number})`;
  const plain = wanted
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .trim()
    .replace(/^'+|'+$/g, '');
  // Excel keeps this one for itself.
  const name = plain === '' || plain.toLowerCase() === 'history' ? `Sheet ${plain}`.trim() : plain;
  return name.slice(0, LONGEST - suffix.length).replace(/\p{Surrogate}$/u, '') + suffix;
}
