import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Cell, RateUsed } from '@plumbline/query';
import { RATES_USED } from '../plan/build/money/converted.ts';

type Column = keyof typeof RATES_USED;

/** The set number of the rates, and the position of what is known of each. */
export interface RatesPlace extends Readonly<Record<Column, number>> {
  readonly set: number;
}

export function ratesPlace(set: number, at: (name: string) => number): RatesPlace {
  const places = Object.entries(RATES_USED).map(([column, name]) => [column, at(name)] as const);
  return { set, ...(Object.fromEntries(places) as Record<Column, number>) };
}

interface Found {
  readonly used: readonly RateUsed[];
  /** A rate that is missing, or given twice, refuses the whole answer. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The rates that amounts were converted at, each once. */
export function ratesUsed(lines: readonly (readonly Cell[])[], place: RatesPlace | null, set: number): Found {
  if (place === null) return { used: [], diagnostics: [] };
  const used = new Map<string, RateUsed>();
  const diagnostics = new Map<string, Diagnostic>();
  for (const line of lines) {
    if (Number(line[set]) !== place.set) continue;
    const text = (column: Column): string | null => {
      const cell = line[place[column]] ?? null;
      return cell === null ? null : String(cell);
    };
    const [from, to, first, last] = [text('from'), text('to') ?? '', text('first'), text('last')];
    const problem = problemOf({ from, to, way: text('way'), day: first, amount: text('amount') ?? '' });
    if (line[place.known] !== true) diagnostics.set(JSON.stringify(problem), problem);
    else if (from !== null && first !== null && last !== null) {
      const column = text('column') === 'average' ? 'average' : 'closing';
      const rate = { from, to, rate: column, way: text('way') as RateUsed['way'] } as const;
      const key = JSON.stringify(rate);
      used.set(key, { ...rate, days: together([first, last], used.get(key)?.days ?? [first, last]) });
    }
  }
  return { used: [...used.values()].sort(byText), diagnostics: [...diagnostics.values()] };
}

interface Unknown {
  readonly from: string | null;
  readonly to: string;
  readonly way: string | null;
  readonly day: string | null;
  readonly amount: string;
}

/** A way without a rate: several rates are given for its day. */
function problemOf({ from, to, way, day, amount }: Unknown): Diagnostic {
  return way === null || from === null || day === null
    ? report('query/missing-rate', { from, to, day, amount })
    : report('query/ambiguous-rate', { from, to, day });
}

type Days = RateUsed['days'];

function together(a: Days, b: Days): Days {
  return [a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]];
}

function byText(a: RateUsed, b: RateUsed): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
