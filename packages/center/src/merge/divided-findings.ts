import { type Diagnostic, type Hint, type Place, report } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { DefinitionVersion, Json, Store } from '@plumbline/store';
import { coverParts } from '../catalog/cover-parts.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { diffParts } from '../catalog/diff-parts.ts';
import type { Divided, MergedObjects } from './merge-objects.ts';

export interface Telling {
  readonly store: Store;
  /** What the catalog says, by kind and id. */
  readonly written: ReadonlyMap<string, DefinitionVersion>;
  /** Where an object is written in the files. */
  readonly placeOf: (object: Pick<Divided, 'kind' | 'id'>) => Place | undefined;
}

const NAMED = 5;

/** What files and catalog do not agree on. */
export async function dividedFindings(
  { kept, beside, conflicts }: Pick<MergedObjects, 'kept' | 'beside' | 'conflicts'>,
  telling: Telling,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const one of conflicts) found.push(await conflictOf(one, telling));
  for (const one of kept) found.push(await newerOf(one, telling));
  if (beside.length > 0) {
    const names = beside.slice(0, NAMED).map(({ kind, id }) => `${kind}:${id}`);
    found.push(report('change/only-in-catalog', { count: beside.length, names }, { severity: 'note' }));
  }
  return found;
}

async function newerOf(one: Divided, telling: Telling): Promise<Diagnostic> {
  const { kind, id: name } = one;
  const params = { kind, name, isGone: one.catalog === null, ...(await lastOf(one, telling)) };
  const at = telling.placeOf(one);
  return report('change/catalog-newer', params, { severity: 'warning', at, hints: [EXPORT] });
}

async function conflictOf(one: Divided, telling: Telling): Promise<Diagnostic> {
  const { kind, id: name, files, catalog } = one;
  const params = {
    ...{ kind, name, ...(await lastOf(one, telling)) },
    gone: files === null ? ('files' as const) : catalog === null ? ('catalog' as const) : null,
    parts: partsOf(kind, files, catalog),
  };
  return report('change/both-changed', params, { at: telling.placeOf(one), hints: [MERGE, decide(one)] });
}

function partsOf(kind: string, files: PlainMap | null, catalog: PlainMap | null) {
  if (files === null || catalog === null) return [];
  const parts = coverParts(kind, diffParts(catalog as Json, files as Json));
  return parts.map(({ path, before, after }) => ({ path, files: textOf(after), catalog: textOf(before) }));
}

function textOf(value: Json | null): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value.replaceAll(/\s*\n\s*/g, ' ') : JSON.stringify(value);
}

async function lastOf({ kind, id }: Divided, { store, written }: Telling) {
  const last = written.get(keyOf({ kind, id })) ?? (await store.definitions.history(kind, id)).at(-1);
  return {
    version: last?.version ?? 0,
    by: last?.recordedBy ?? null,
    on: last?.recordedAt.slice(0, 10) ?? '',
  };
}

const EXPORT: Hint = {
  text: {
    zh: '用 plumbline export yaml --into <文件夹> 把目录写回文件，再用 git 合并',
    en: 'write the catalog into the files by plumbline export yaml --into <folder>, and merge with git',
  },
};

const MERGE: Hint = {
  text: {
    zh: '在不含此改动的检出中用 plumbline export yaml --into <文件夹> 写回目录，再用 git 合并',
    en: 'in a checkout without this change, write the catalog into the files by plumbline export yaml --into <folder>, and merge with git',
  },
};

/** How somebody says which side is right. */
export function decide({ kind, id }: Pick<Divided, 'kind' | 'id'>): Hint {
  const name = `${kind}:${id}`;
  return {
    text: {
      zh: `或说明以哪一边为准：--ours ${name}（文件）或 --theirs ${name}（目录）`,
      en: `or say which of the two is right: --ours ${name} (the files) or --theirs ${name} (the catalog)`,
    },
  };
}
