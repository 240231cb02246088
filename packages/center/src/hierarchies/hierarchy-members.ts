import type { Diagnostic } from '@plumbline/diagnostics';
import type { Cell, ResultRow } from '@plumbline/query';
import { englishOf } from '../center/english-of.ts';
import type { Principal } from '../center/principal.ts';
import { askQuery } from '../center/questions.ts';
import { modelSeen, sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { type HierarchyEntry, hierarchyEntries } from './hierarchy-entries.ts';

export interface HierarchyMember {
  readonly ref: string;
  readonly value: Cell;
  /** Null: the value says it. */
  readonly label: string | null;
  /** What it is called in English, where the level has a column of such names (`name_en` beside `name`). */
  readonly english: string | null;
  /** Values of the levels above, from the top. */
  readonly path: readonly Cell[];
  /** Their English names; null: the value is the only one. */
  readonly pathEnglish: readonly (string | null)[];
}

export interface HierarchyMembers {
  readonly members: readonly HierarchyMember[];
  readonly hasMore: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MembersAsked {
  readonly principal: Principal;
  readonly name: string;
  readonly search: string;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Members read of a tree, whose paths need every node. */
const MOST_NODES = 20_000;

/** Members that hold the text: upper levels first, then in the order of their paths. Null when there is no such hierarchy. */
export async function hierarchyMembers(
  workings: Workings,
  asked: MembersAsked,
): Promise<HierarchyMembers | null> {
  const sight = sightOf(workings.snapshots.current(), asked.principal);
  const items = sight === null ? [] : hierarchyEntries(sight.served).items;
  const entry = items.find(({ name }) => name === asked.name);
  if (entry === undefined) return null;
  return entry.tree === null ? ofLevels(workings, entry, asked) : ofTree(workings, entry.tree, asked);
}

async function ofLevels(
  workings: Workings,
  { levels }: HierarchyEntry,
  { principal, search, limit, signal }: MembersAsked,
): Promise<HierarchyMembers> {
  const members: HierarchyMember[] = [];
  let isCut = false;
  for (const i of levels.keys()) {
    if (isCut) break;
    const most = limit + 1 - members.length;
    const model = modelSeen(workings.snapshots.current(), principal);
    const above = levels.slice(0, i + 1).map(({ ref }) => ({ ref, english: englishOf(ref, model) }));
    const refs = above.map(({ ref }) => ref);
    const columns = [...refs, ...above.flatMap(({ english }) => english ?? [])];
    const own = above.slice(-1).flatMap(({ ref, english }) => [ref, ...(english === null ? [] : [english])]);
    const value = {
      metrics: [],
      by: columns,
      order: refs.map((by) => ({ by })),
      limit: most,
      ...(search === ''
        ? {}
        : {
            where: own.map((ref) => `contains(lower(cast(${ref} as text)), $search)`).join(' or '),
            params: { search: search.toLowerCase() },
          }),
    };
    const { result, diagnostics } = await askQuery(workings, { principal, value, signal });
    if (result === null) return { members: [], hasMore: false, diagnostics };
    // Rows are more than members where one has several English names, or none of its own.
    isCut = result.rows.length === most;
    const found = new Set<string>();
    for (const row of result.rows) {
      const place = JSON.stringify(row.slice(0, refs.length));
      if (!found.has(place)) members.push(...memberOf(row, columns, above));
      found.add(place);
    }
  }
  return { members: members.slice(0, limit), hasMore: isCut, diagnostics: [] };
}

interface Level {
  readonly ref: string;
  /** Null: no column of English names. */
  readonly english: string | null;
}

function memberOf(
  row: ResultRow,
  columns: readonly string[],
  levels: readonly Level[],
): readonly HierarchyMember[] {
  const cell = (column: string | null) => (column === null ? null : (row[columns.indexOf(column)] ?? null));
  const path = levels.map(({ ref }) => cell(ref));
  const names = levels
    .map(({ english }) => cell(english))
    .map((name) => (name === null ? null : String(name)));
  const value = path.pop() ?? null;
  const english = names.pop() ?? null;
  const ref = levels.at(-1)?.ref;
  if (value === null || ref === undefined) return [];
  return [{ ref, value, label: null, english, path, pathEnglish: names }];
}

async function ofTree(
  workings: Workings,
  { key, parent, shown }: NonNullable<HierarchyEntry['tree']>,
  { principal, search, limit, signal }: MembersAsked,
): Promise<HierarchyMembers> {
  const by = [key, parent, ...(shown === null ? [] : [shown])];
  const value = { metrics: [], by, order: [{ by: key }], limit: MOST_NODES };
  const { result, diagnostics } = await askQuery(workings, { principal, value, signal });
  if (result === null) return { members: [], hasMore: false, diagnostics };
  const rows = result.rows;
  const parents = new Map(rows.map(([id = null, above = null]) => [id, above]));
  const wanted = search.toLowerCase();
  const fits = rows.filter(([id = null, , text = null]) =>
    [id, text].some((cell) => cell !== null && String(cell).toLowerCase().includes(wanted)),
  );
  const members = fits.flatMap(([id = null, , text = null]): readonly HierarchyMember[] =>
    id === null
      ? []
      : [
          treeMember(
            { ref: key, value: id, label: text === null ? null : String(text) },
            pathTo(id, parents),
          ),
        ],
  );
  return { members: members.slice(0, limit), hasMore: members.length > limit, diagnostics: [] };
}

function treeMember(
  member: Pick<HierarchyMember, 'ref' | 'value' | 'label'>,
  path: readonly Cell[],
): HierarchyMember {
  return { ...member, english: null, path, pathEnglish: path.map(() => null) };
}

/** A member whose parents go round in a circle has the path up to where it closes. */
function pathTo(member: Cell, parents: ReadonlyMap<Cell, Cell>): readonly Cell[] {
  const path: Cell[] = [];
  const seen = new Set([member]);
  for (let above = parents.get(member) ?? null; above !== null; above = parents.get(above) ?? null) {
    if (seen.has(above) || !parents.has(above)) break;
    seen.add(above);
    path.unshift(above);
  }
  return path;
}
