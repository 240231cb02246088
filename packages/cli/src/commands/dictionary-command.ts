import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openCenter, SYSTEM } from '@plumbline/center';
import { readDiagnostics, XLSX } from '@plumbline/client';
import {
  type Diagnostic,
  didYouMean,
  PlumblineError,
  report,
  requestId,
  systemReason,
} from '@plumbline/diagnostics';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import { CHANGE_WORDS } from './change-words.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { DICTIONARY_WORDS, type RowKind } from './dictionary-words.ts';

/** The dictionary of a folder or a server, whoever holds it. */
interface DictionarySource {
  take(): Promise<Uint8Array>;
  bring(bytes: Uint8Array): Promise<Brought>;
}

interface Brought {
  readonly applied: boolean;
  readonly request: number | null;
  readonly unchanged: number;
  readonly rows: readonly {
    readonly row: number;
    readonly metric: string;
    readonly kind: RowKind;
    readonly cells: readonly {
      readonly cell: string;
      readonly column: string;
      readonly before: string;
      readonly after: string;
    }[];
    readonly diagnostics: readonly Diagnostic[];
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

type Step = (source: DictionarySource, context: CommandContext) => Promise<ExitCode>;
const STEPS: Readonly<Record<string, Step>> = { export: exportTo, import: importFrom };

/** Writes the dictionary as a workbook, or brings in one that was edited. */
export async function dictionaryCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [name = ''] = positionals;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    const choices = Object.keys(STEPS);
    const found = { flag: 'dictionary', value: name, choices };
    await context.tell([report('cli/not-a-choice', found, { hints: didYouMean(name, choices) })], locale);
    return 1;
  }
  const dir = flags.workspace ?? '.';
  const { comment, effective, due, draft } = flags;
  const dryRun = flags['dry-run'] ?? false;
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) =>
    step(
      {
        async take() {
          const body = await client.download('exportDictionary', XLSX, { signal: io.signal });
          return new Uint8Array(await new Response(body).arrayBuffer());
        },
        async bring(bytes) {
          const file = Buffer.from(bytes).toString('base64');
          const wish = { comment, effective_from: effective, due, draft };
          const done = await client.call('importDictionary', { body: { file, dry_run: dryRun, ...wish } });
          const rows = done.rows.map((row) => ({ ...row, diagnostics: readDiagnostics(row.diagnostics) }));
          return { ...done, rows, diagnostics: readDiagnostics(done.diagnostics) };
        },
      },
      context,
    ),
  );
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline dictionary'));
  try {
    const { dictionary } = center;
    const source: DictionarySource = {
      take: () => dictionary.exportSheet(SYSTEM, locale),
      async bring(bytes) {
        const wish = { effectiveFrom: effective, due, isDraft: draft, comment };
        const { isApplied, ...done } = await dictionary.importSheet(SYSTEM, bytes, {
          locale,
          dryRun,
          ...wish,
          signal: io.signal,
        });
        return { ...done, applied: isApplied };
      },
    };
    return await step(source, context);
  } finally {
    await center.close();
  }
}

async function exportTo(source: DictionarySource, context: CommandContext): Promise<ExitCode> {
  const { io, positionals, locale } = context;
  const [, file = ''] = positionals;
  const bytes = await source.take();
  try {
    await writeFile(resolve(io.cwd, file), bytes);
  } catch (cause) {
    await context.tell([report('cli/cannot-write', { path: file, reason: systemReason(cause) })], locale);
    return 1;
  }
  await io.stdout.write(`${DICTIONARY_WORDS[locale].exported(file)}\n`);
  return 0;
}

async function importFrom(source: DictionarySource, context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [, file = ''] = positionals;
  const done = await source.bring(await bytesOf(resolve(io.cwd, file), file));
  const found = [...done.diagnostics, ...done.rows.flatMap(({ diagnostics }) => diagnostics)];
  await context.tell(found, locale);
  const text = flags.format === 'json' ? JSON.stringify(plain(done)) : textOf(done, context);
  await io.stdout.write(`${text}\n`);
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function plain({ applied, request, unchanged, rows }: Brought) {
  return { applied, request, unchanged, rows: rows.map(({ diagnostics: _, ...row }) => row) };
}

function textOf(
  { applied, request, unchanged, rows, diagnostics }: Brought,
  context: CommandContext,
): string {
  const { flags, locale } = context;
  const words = DICTIONARY_WORDS[locale];
  const isRefused = [...diagnostics, ...rows.flatMap((row) => row.diagnostics)].some(
    ({ severity }) => severity === 'error',
  );
  const said = (value: string) => (value === '' ? words.empty : value.replaceAll(/\s*\n\s*/g, ' '));
  const lines = rows.flatMap(({ row, metric, kind, cells }) => [
    words.row({ row, metric, kind: words.kinds[kind] }),
    ...cells.map(
      ({ cell, column, before, after }) => `  ${cell} ${column}: ${said(before)} → ${said(after)}`,
    ),
  ]);
  const end = isRefused
    ? words.refused
    : request !== null
      ? CHANGE_WORDS[locale].opened(requestId(request))
      : applied
        ? words.written
        : flags['dry-run'] === true
          ? words.would
          : words.nothing;
  return [...lines, words.unchanged(unchanged), end].join('\n');
}

async function bytesOf(path: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new PlumblineError([
      report('workspace/unreadable-file', { path: shown, reason: systemReason(cause) }),
    ]);
  }
}
