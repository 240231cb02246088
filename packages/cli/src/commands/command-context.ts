import type { OpenedWorkspace, WorkspaceOptions } from '@plumbline/center';
import { type Diagnostic, type Locale, PlumblineError } from '@plumbline/diagnostics';
import type { FlagValues } from '../arguments/flags.ts';
import type { Io } from '../io.ts';
import type { TableSetting } from '../print/result-table.ts';
import { WORDS } from '../words.ts';
import { storePlace } from './store-place.ts';

/** What every command works with. */
export interface CommandContext {
  readonly io: Io;
  readonly flags: FlagValues;
  readonly positionals: readonly string[];
  /** Flag `--locale`, else that of the system, until a workspace says otherwise. */
  readonly locale: Locale;
  /** Findings on standard error: text for people, JSON with `--format json`. */
  readonly tell: (diagnostics: readonly Diagnostic[], locale: Locale) => Promise<void>;
}

/** 0 answered, 1 the user's input, 2 our bug. */
export type ExitCode = 0 | 1 | 2;

export function workspaceOptions({ io, flags }: CommandContext): WorkspaceOptions {
  return {
    cwd: io.cwd,
    env: io.env,
    now: io.now,
    today: flags.today ?? null,
    signal: io.signal,
    store: storePlace({ flags, io }),
  };
}

/** `check <dir>`, or `--workspace <dir>`; the current folder otherwise. */
export function folderOf({ flags, positionals }: CommandContext): string {
  return positionals[0] ?? flags.workspace ?? '.';
}

/** The language asked for, else the workspace's. */
export function localeIn({ flags }: CommandContext, workspaceLocale: Locale): Locale {
  return flags.locale ?? workspaceLocale;
}

/**
 * Opens the folder and does `work` with it in its language; what is refused is told and gives 1. Definitions with
 * errors do not get that far.
 */
export async function withWorkspace(
  context: CommandContext,
  dir: string,
  work: (workspace: OpenedWorkspace, locale: Locale) => Promise<ExitCode>,
  tell: CommandContext['tell'] = context.tell,
): Promise<ExitCode> {
  let { locale } = context;
  try {
    const { openWorkspace } = await import('@plumbline/center');
    const workspace = await openWorkspace(dir, workspaceOptions(context));
    locale = localeIn(context, workspace.model.workspace.locale);
    return await work(workspace, locale);
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    await tell(cause.diagnostics, locale);
    return 1;
  }
}

/** Answers are laid out for the terminal they go to; a file takes any width. */
export function tableSetting(
  { io }: CommandContext,
  memberText: TableSetting['memberText'],
  locale: Locale,
): TableSetting {
  return {
    words: WORDS[locale],
    width: io.stdout.isTerminal ? io.stdout.columns : Number.POSITIVE_INFINITY,
    memberText,
  };
}
