import { FIRST_DAY } from '@plumbline/diagnostics';
import type { PlainMap, Text } from '@plumbline/model';
import type { Change, DefinitionVersion } from '@plumbline/store';
import { diffParts } from '../catalog/diff-parts.ts';
import { isWordsOnly } from '../catalog/is-words-only.ts';
import type { PartChange } from '../center/apply-report.ts';
import type { Workings } from '../center/workings.ts';
import { readableText } from './readable-text.ts';
import { writtenText } from './written-text.ts';

/** What a metric was from a day on, and who said so when. */
export interface MetricVersion {
  readonly version: number;
  /** ISO day; null: from the beginning. */
  readonly effectiveFrom: string | null;
  /** First day it no longer holds; null: open. */
  readonly effectiveTo: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly comment: string | null;
  /** Null: the metric ends. */
  readonly formula: string | null;
  readonly readable: Text | null;
  readonly basis: Text | null;
  /** Against the version before. */
  readonly changes: readonly PartChange[];
  readonly isCosmetic: boolean;
  readonly isCurrent: boolean;
}

/** Every version that was recorded, the newest first; earlier formulas that a definition lists itself come after it. */
export async function metricVersions(workings: Workings, name: string): Promise<readonly MetricVersion[]> {
  const { model, versions } = workings.snapshots.current();
  const { definitions } = workings.holder.store;
  const history = await definitions.history('metric', name);
  const changes = await changesOf(definitions.changes, new Set(history.map(({ change }) => change)));
  const current = versions.find(({ kind, id }) => kind === 'metric' && id === name)?.version;
  const readable = (formula: string | null) => (formula === null ? null : readableText(formula, model));
  return history
    .flatMap((version, i): readonly MetricVersion[] => {
      const body = version.body as PlainMap | null;
      const formula = textAt(body, 'formula');
      const earlier = listedEarlier(body);
      const parts = i === 0 ? spokenParts(earlier.at(-1), body) : partsBetween(history[i - 1], version);
      const isCosmetic = parts.length > 0 && parts.every(({ path }) => isWordsOnly(path));
      const comment = changes.get(version.change)?.comment ?? null;
      const { recordedAt, recordedBy } = version;
      const recorded = { version: version.version, recordedAt, recordedBy, comment };
      const head: MetricVersion = {
        ...recorded,
        effectiveFrom: version.effectiveFrom === FIRST_DAY ? null : version.effectiveFrom,
        effectiveTo: version.effectiveTo,
        formula,
        readable: readable(formula),
        basis: writtenText(body?.basis),
        changes: parts,
        isCosmetic,
        isCurrent: version.version === current,
      };
      const listed = earlier.map(
        ({ item, ...one }, at): MetricVersion => ({
          ...recorded,
          ...one,
          readable: readable(one.formula),
          changes: spokenParts(earlier[at - 1], item),
          isCosmetic: false,
          isCurrent: false,
        }),
      );
      return [...listed, head];
    })
    .toReversed();
}

function partsBetween(
  before: DefinitionVersion | undefined,
  after: DefinitionVersion,
): readonly PartChange[] {
  if (before === undefined || before.body === null || after.body === null) return [];
  return diffParts(before.body, after.body);
}

interface Listed extends Pick<MetricVersion, 'effectiveFrom' | 'effectiveTo' | 'formula' | 'basis'> {
  readonly item: PlainMap;
}

/** What an earlier formula of a definition says differently from the next one: only these parts have earlier ones. */
function spokenParts(before: Listed | undefined, after: PlainMap | null): readonly PartChange[] {
  if (before === undefined || after === null) return [];
  const parts = ({ formula, basis }: PlainMap): PlainMap => ({
    ...(formula === undefined ? {} : { formula }),
    ...(basis === undefined ? {} : { basis }),
  });
  return diffParts(parts(before.item), parts(after));
}

/** `versions:` of a definition, oldest first: each holds until the next one begins. */
function listedEarlier(body: PlainMap | null): readonly Listed[] {
  const written = body?.versions;
  if (!Array.isArray(written)) return [];
  const items = (written as readonly PlainMap[])
    .filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
    .toSorted((a, b) => ((textAt(a, 'effective') ?? '') < (textAt(b, 'effective') ?? '') ? -1 : 1));
  return items.map((item, i) => ({
    item,
    effectiveFrom: textAt(item, 'effective') === FIRST_DAY ? null : textAt(item, 'effective'),
    effectiveTo: textAt(items[i + 1] ?? null, 'effective') ?? textAt(body, 'effective'),
    formula: textAt(item, 'formula'),
    basis: writtenText(item.basis),
  }));
}

function textAt(map: PlainMap | null, key: string): string | null {
  const value = map?.[key];
  return typeof value === 'string' ? value : null;
}

/** The changes with these ids; they are among the latest, so the list is read in growing pieces. */
async function changesOf(
  latest: (limit: number) => Promise<readonly Change[]>,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Change>> {
  for (let limit = 50; ; limit *= 10) {
    const changes = await latest(limit);
    const found = new Map(changes.filter(({ id }) => wanted.has(id)).map((change) => [change.id, change]));
    if (found.size === wanted.size || changes.length < limit) return found;
  }
}
