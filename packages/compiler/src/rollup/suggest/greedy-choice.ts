/** What each asked question would read, with and without each candidate. */
export interface Choosing {
  readonly questions: readonly WeighedQuestion[];
  readonly candidates: number;
  /** Stops where the next would save fewer row reads. */
  readonly least: number;
  readonly most: number;
}

export interface WeighedQuestion {
  readonly times: number;
  readonly reads: readonly WeighedRead[];
}

/** One part of a question: the table it reads now, and those that candidates have for it. */
export interface WeighedRead {
  readonly now: SizedTable;
  readonly offered: readonly SizedTable[];
}

export interface SizedTable {
  readonly table: string;
  readonly rows: number;
  /** Number of the candidate that it would be of; null: it is there. */
  readonly candidate: number | null;
}

export interface Chosen {
  readonly candidate: number;
  /** Row reads that it saves beside those chosen before it. */
  readonly saved: number;
}

/**
 * Takes the candidate that saves the most row reads, then the one that saves the most beside it, and so on, by the cost
 * of a view in rows (Harinarayan, Rajaraman, Ullman: Implementing Data Cubes Efficiently, SIGMOD 1996). Their bound, 63%
 * of what the best choice saves, is for parts that are each read by themselves; here a question reads a table once. One
 * that later ones have made needless is left out.
 */
export function greedyChoice({ questions, candidates, least, most }: Choosing): {
  readonly chosen: readonly Chosen[];
  readonly readNow: number;
} {
  const readNow = readBy(questions, new Set());
  const taken = new Set<number>();
  let left = readNow;
  while (taken.size < most) {
    let best: Chosen | null = null;
    for (let candidate = 0; candidate < candidates; candidate++) {
      if (taken.has(candidate)) continue;
      const saved = left - readBy(questions, new Set([...taken, candidate]));
      if (best === null || saved > best.saved) best = { candidate, saved };
    }
    if (best === null || best.saved <= 0 || best.saved < least) break;
    taken.add(best.candidate);
    left -= best.saved;
  }
  const read = new Set(questions.flatMap((one) => tablesRead(one, taken).map((table) => table.candidate)));
  const needed = [...taken].filter((candidate) => read.has(candidate));
  const chosen = needed.map((candidate, i) => {
    const before = readBy(questions, new Set(needed.slice(0, i)));
    return { candidate, saved: before - readBy(questions, new Set(needed.slice(0, i + 1))) };
  });
  return { chosen, readNow };
}

/** Rows that all askings read where these candidates are made. */
export function readBy(questions: readonly WeighedQuestion[], made: ReadonlySet<number>): number {
  let rows = 0;
  for (const question of questions)
    for (const table of tablesRead(question, made)) rows += question.times * table.rows;
  return rows;
}

/** The tables that a question reads, each once: of those that tell a part of it the smallest, as answers choose. */
export function tablesRead({ reads }: WeighedQuestion, made: ReadonlySet<number>): readonly SizedTable[] {
  const tables = new Map<string, SizedTable>();
  for (const { now, offered } of reads) {
    let best = now;
    for (const table of offered)
      if (table.candidate !== null && made.has(table.candidate) && table.rows < best.rows) best = table;
    tables.set(`${best.candidate ?? ''} ${best.table}`, best);
  }
  return [...tables.values()];
}
