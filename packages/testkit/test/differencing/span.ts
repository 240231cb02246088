/** A prime beyond every coefficient and every number of unknowns: what is solved modulo it is solved in fractions. */
const PRIME = 2_147_483_647n;

/** Sums of unknowns that are known: each a list of the unknowns in it. Grows as answers come in. */
export class Span {
  readonly #rows: bigint[][] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  learn(unknowns: ReadonlySet<number>): void {
    const rest = this.#reduced(unknowns);
    const lead = rest.findIndex((value) => value !== 0n);
    if (lead < 0) return;
    const scale = inverse(rest[lead] ?? 1n);
    this.#rows.push(rest.map((value) => (value * scale) % PRIME));
    this.#rows.sort((a, b) => a.findIndex((v) => v !== 0n) - b.findIndex((v) => v !== 0n));
  }

  /** Whether the sum follows from what is known. */
  knows(unknowns: ReadonlySet<number>): boolean {
    return this.#reduced(unknowns).every((value) => value === 0n);
  }

  #reduced(unknowns: ReadonlySet<number>): bigint[] {
    let rest: bigint[] = Array.from({ length: this.#size }, (_, i) => (unknowns.has(i) ? 1n : 0n));
    for (const row of this.#rows) {
      const lead = row.findIndex((value) => value !== 0n);
      const factor = rest[lead] ?? 0n;
      if (factor !== 0n) rest = rest.map((value, i) => mod(value - factor * (row[i] ?? 0n)));
    }
    return rest;
  }
}

function mod(value: bigint): bigint {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** By Fermat's little theorem. */
function inverse(value: bigint): bigint {
  let [base, power, result] = [value, PRIME - 2n, 1n];
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
