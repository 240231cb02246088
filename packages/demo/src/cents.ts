/** Money in whole cents. Every amount of the company is one; nothing is ever a fraction of a cent. */
export type Cents = number;

/** value × part ÷ whole, half away from zero. */
export function portion(value: number, part: number, whole: number): number {
  const product = value * part;
  const sign = product < 0 ? -1 : 1;
  return sign * Math.floor((2 * Math.abs(product) + whole) / (2 * whole));
}

/** The amount without the 13 % value added tax that is in it. */
export function withoutVat(inclTax: Cents): Cents {
  return portion(inclTax, 100, 113);
}

/** The 13 % on top of an amount without tax. */
export function vatOn(exclTax: Cents): Cents {
  return portion(exclTax, 13, 100);
}

/** 123456 → `1234.56`. */
export function formatCents(cents: Cents): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
