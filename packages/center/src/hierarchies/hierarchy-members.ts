import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Cell, ResultRow } from '@plumbline/query';
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
  for (const [i, { ref }] of levels.entries()) {
    if (isCut) break;
    const most = limit + 1 - members.length;
    const refs = levels.slice(0, i + 1).map((level) => level.ref);
    const english = englishOf(ref, modelSeen(workings.snapshots.current(), principal));
    const held = [ref, ...english].map((each) => `contains(lower(cast(${each} as text)), $search)`);
    const value = {
      metrics: [],
      by: [...refs, ...english],
      order: refs.map((by) => ({ by })),
      limit: most,
      ...(search === ''
        ? {}
        : {
            where: held.join(' or '),
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
      if (!found.has(place)) members.push(...memberOf(ref, row.slice(0, refs.length), row[refs.length]));
      found.add(place);
    }
  }
  return { members: members.slice(0, limit), hasMore: isCut, diagnostics: [] };
}

/** The column of English names beside a level's; none: its values are the only names. */
function englishOf(ref: string, { datasets }: Model): readonly string[] {
  const [dataset = '', field = ''] = ref.split('.');
  const beside = datasets.get(dataset)?.fields.get(`${field}_en`);
  return beside?.type.kind === 'text' ? [`${ref}_en`] : [];
}

function memberOf(ref: string, row: ResultRow, name: Cell = null): readonly HierarchyMember[] {
  const value = row.at(-1) ?? null;
  const english = name === null ? null : String(name);
  return value === null ? [] : [{ ref, value, label: null, english, path: row.slice(0, -1) }];
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
          {
            ref: key,
            value: id,
            label: text === null ? null : String(text),
            english: null,
            path: pathTo(id, parents),
          },
        ],
  );
  return { members: members.slice(0, limit), hasMore: members.length > limit, diagnostics: [] };
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
