/** Text that somebody writes, as a browser keeps it until it is saved. */
export interface KeptEdit {
  /** ISO moment at which it was kept. */
  readonly at: string;
  /** The page that wrote it; another one of the same browser has another. */
  readonly page: string;
  readonly form: 'parts' | 'yaml';
  readonly body: Readonly<Record<string, unknown>>;
  readonly yaml: string;
  readonly effective: string;
  readonly title: string;
  /** What it was made from, and which version of it. */
  readonly name?: string | null;
  readonly base: number;
}

/** What is edited, by whom. */
export interface KeptOf {
  readonly login: string;
  readonly kind: string;
  /** Empty: what nobody has written yet. */
  readonly name: string;
  /** Empty: no request. */
  readonly request: string;
}

const PREFIX = 'plumbline.edit/';
const MONTH_MS = 30 * 86_400_000;
/** Each page keeps its text under a key of its own: two of them never write over each other. */
const PAGE = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

function placeOf({ login, kind, name, request }: KeptOf): string {
  return `${PREFIX}${[login, kind, name, request].map(encodeURIComponent).join('/')}/`;
}

/** False: this browser keeps nothing, or has no room. */
export function keepEdit(of: KeptOf, text: Omit<KeptEdit, 'at' | 'page'>): boolean {
  try {
    const kept: KeptEdit = { ...text, at: new Date().toISOString(), page: PAGE };
    localStorage.setItem(placeOf(of) + PAGE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetEdit(of: KeptOf, page: string = PAGE): void {
  localStorage.removeItem(placeOf(of) + page);
}

/** What other pages of this browser have kept of the same, or this one before it was loaded again: the newest. */
export function keptElsewhere(of: KeptOf): KeptEdit | null {
  const place = placeOf(of);
  const found = keysAt(place).flatMap((key) => {
    const kept = key === place + PAGE ? null : readKept(key);
    return kept === null ? [] : [kept];
  });
  return found.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** Whether a change of the storage is text of another page about the same. */
export function isOfAnotherPage(of: KeptOf, { key, newValue }: StorageEvent): boolean {
  return newValue !== null && key?.startsWith(placeOf(of)) === true;
}

/** Nobody who uses the browser next reads what was written before. */
export function forgetEdits(): void {
  for (const key of keysAt(PREFIX)) localStorage.removeItem(key);
}

function keysAt(prefix: string): readonly string[] {
  return Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
}

/** Null: it is too old, or none of ours. */
function readKept(key: string): KeptEdit | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptEdit | null;
    const isFresh = kept !== null && Date.now() - Date.parse(kept.at) < MONTH_MS;
    if (isFresh && typeof kept.body === 'object' && typeof kept.base === 'number') return kept;
  } catch {
    // What cannot be read is nobody's text.
  }
  localStorage.removeItem(key);
  return null;
}
