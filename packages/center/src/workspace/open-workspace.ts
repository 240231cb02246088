import { join } from 'node:path';
import type { Day } from '@plumbline/calendar';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { LoadSource, SourceMemory } from '@plumbline/ingest';
import {
  buildModel,
  declaredSources,
  type InspectedColumn,
  type Model,
  placeOfSource,
  readDefinitions,
  reportSameFormulas,
} from '@plumbline/model';
import type { StorePlace } from '@plumbline/store';
import { codeVersion } from '../check/code-version.ts';
import { type InspectContext, inspectSources } from './inspect-sources.ts';
import { FILE_LIMITS } from './limits.ts';
import { locateWorkspace } from './locate-workspace.ts';
import { readDefinitionFiles } from './read-definition-files.ts';
import { recordedColumns } from './recorded-columns.ts';
import { recallSources } from './source-memory.ts';
import { sourcePaths } from './source-paths.ts';
import { todayOf } from './today.ts';
import { variablesOf } from './variables.ts';
import type { WorkspaceOptions } from './workspace-options.ts';

/** A workspace folder as it is now, read and checked. */
export interface OpenedWorkspace {
  /** Absolute, links resolved. */
  readonly root: string;
  /** `<root>/.plumbline`: state, lock, warehouse; may not exist yet. */
  readonly folder: string;
  readonly model: Model;
  readonly today: Day;
  /** Where the rows of each dataset come from, by name; unions and the like have none. */
  readonly sources: ReadonlyMap<string, LoadSource>;
  readonly sourceMemory: SourceMemory;
  /** Of the catalog; null: a file in the folder. */
  readonly store: StorePlace | null;
  /** Datasets whose files are not there any more; what was found in them before is in `inspected`. */
  readonly gone: ReadonlySet<string>;
  readonly fingerprints: ReadonlyMap<string, string | null>;
  /** Raw columns of each source, where known. */
  readonly inspected: ReadonlyMap<string, readonly InspectedColumn[]>;
  /** Folders that sources may be read from. */
  readonly folders: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Metrics that say the same: worth a word where definitions are checked, none where they are used. */
  readonly doubles: () => readonly Diagnostic[];
}

/** Reads a folder whole. Findings are collected, also errors; throws PlumblineError only where there is no workspace. */
export async function openWorkspace(dir: string, options: WorkspaceOptions): Promise<OpenedWorkspace> {
  const located = await locateWorkspace(dir, options.cwd);
  if (located.root === null) throw new PlumblineError([located.diagnostic]);
  const { root } = located;
  const read = await readDefinitionFiles(root, FILE_LIMITS);
  const recorded = () =>
    recordedColumns(join(root, '.plumbline'), { now: options.now(), store: options.store ?? null });
  return buildWorkspace(root, read, { ...options, missing: 'error', recorded });
}

/** A definition left out for an error can change what the others mean: nothing is computed beside one. */
export function refuseErrors({ diagnostics }: OpenedWorkspace): void {
  if (!diagnostics.some((d) => d.severity === 'error')) return;
  throw new PlumblineError(diagnostics.filter((d) => d.severity !== 'note'));
}

/**
 * The part of opening that comes after the files were read. `known`: columns of sources that may be gone by now; `aside`: datasets
 * whose sources are not looked at.
 */
export async function buildWorkspace(
  root: string,
  read: { readonly files: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] },
  options: WorkspaceOptions &
    Pick<InspectContext, 'missing' | 'recorded'> & {
      readonly known?: OpenedWorkspace['inspected'];
      readonly aside?: ReadonlySet<string>;
    },
): Promise<OpenedWorkspace> {
  const folder = join(root, '.plumbline');
  const { definitions, diagnostics: written } = readDefinitions(read.files, variablesOf(options.env));
  const declared = new Map(
    [...declaredSources(definitions)].filter(([dataset]) => options.aside?.has(dataset) !== true),
  );
  const paths = await sourcePaths(declared, { root, cwd: options.cwd, env: options.env });
  const code = codeVersion();
  const sourceMemory = await recallSources(folder, code);
  const inspected = await inspectSources(paths.sources, folder, {
    memory: sourceMemory,
    roots: paths.folders,
    signal: options.signal,
    code,
    missing: options.missing,
    absent: paths.absent,
    recorded: options.recorded,
    placeOf: (dataset) => placeOfSource(definitions, dataset),
  });
  const columns = new Map([...(options.known ?? []), ...inspected.columns]);
  const { model, diagnostics: built } = buildModel(definitions, columns);
  const { today, diagnostics: dated } = todayOf(options.today, model.workspace, options.now());
  return {
    root,
    folder,
    model,
    today,
    sources: paths.sources,
    sourceMemory,
    store: options.store ?? null,
    gone: inspected.gone,
    fingerprints: inspected.fingerprints,
    inspected: inspected.columns,
    folders: paths.folders,
    diagnostics: [...read.diagnostics, ...written, ...inspected.diagnostics, ...built, ...dated],
    doubles: () => reportSameFormulas(model, definitions),
  };
}
