/**
 * Says where two answers differ, or null. Numbers agree at relative 1e-9; a month may be written as its first day, as a
 * timestamp, or (by Malloy) as its number in a single year.
 */
export function difference(expected, actual) {
  if (expected.length !== actual.length) return `${actual.length} rows instead of ${expected.length}`;
  for (const [i, row] of expected.entries()) {
    if (row.length !== actual[i].length) return `${actual[i].length} columns instead of ${row.length}`;
    for (const [j, cell] of row.entries()) {
      if (!isSame(cell, actual[i][j])) return `row ${i} column ${j}: ${actual[i][j]} instead of ${cell}`;
    }
  }
  return null;
}

function isSame(a, b) {
  if (a === null || b === null) return a === b;
  const month = /^\d{4}-(\d\d)-01$/.exec(a);
  if (month !== null) return b === a || String(b) === `${a} 00:00:00` || Number(b) === Number(month[1]);
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return a === b;
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y));
}
