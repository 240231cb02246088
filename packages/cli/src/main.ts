import { type Diagnostic, type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import type { CommandName } from './arguments/commands.ts';
import { parseArguments } from './arguments/parse-arguments.ts';
import type { CommandContext, ExitCode } from './commands/command-context.ts';
import type { Io } from './io.ts';
import { diagnosticsJson, diagnosticsText } from './print/diagnostics-text.ts';
import { helpText } from './print/help.ts';
import { WORDS } from './words.ts';

/** Loaded when asked for: help and refusals do not wait for the database driver. */
const RUN: { readonly [C in CommandName]: (context: CommandContext) => Promise<ExitCode> } = {
  check: async (context) => (await import('./commands/check-command.ts')).checkCommand(context),
  init: async (context) => (await import('./commands/init-command.ts')).initCommand(context),
  import: async (context) => (await import('./commands/import-command.ts')).importCommand(context),
  export: async (context) => (await import('./commands/export-command.ts')).exportCommand(context),
  apply: async (context) => (await import('./commands/apply-command.ts')).applyCommand(context),
  serve: async (context) => (await import('./commands/serve-command.ts')).serveCommand(context),
  dictionary: async (context) =>
    (await import('./commands/dictionary-command.ts')).dictionaryCommand(context),
  backup: async (context) => (await import('./commands/backup-command.ts')).backupCommand(context),
  restore: async (context) => (await import('./commands/restore-command.ts')).restoreCommand(context),
  load: async (context) => (await import('./commands/load-command.ts')).loadCommand(context),
  query: async (context) => (await import('./commands/query-command.ts')).queryCommand(context),
  rows: async (context) => (await import('./commands/rows-command.ts')).rowsCommand(context),
  explain: async (context) => (await import('./commands/explain-command.ts')).explainCommand(context),
  statements: async (context) =>
    (await import('./commands/statements-command.ts')).statementsCommand(context),
  metrics: async (context) => (await import('./commands/metrics-command.ts')).metricsCommand(context),
  glossary: async (context) => (await import('./commands/glossary-command.ts')).glossaryCommand(context),
  reconcile: async (context) => (await import('./commands/reconcile-command.ts')).reconcileCommand(context),
  rollups: async (context) => (await import('./commands/rollups-command.ts')).rollupsCommand(context),
  audit: async (context) => (await import('./commands/audit-command.ts')).auditCommand(context),
  changes: async (context) => (await import('./commands/changes-command.ts')).changesCommand(context),
  close: async (context) => (await import('./commands/close-command.ts')).closeCommand(context),
  users: async (context) => (await import('./commands/users-command.ts')).usersCommand(context),
  demo: async (context) => (await import('./commands/demo-command.ts')).demoCommand(context),
};

/** One command line, from arguments to exit code. Rejects only with the reason of an aborted signal. */
export async function main(io: Io): Promise<ExitCode> {
  const { command, positionals, flags, diagnostics } = parseArguments(io.args);
  const locale = flags.locale ?? systemLocale(io.env);
  const tell = async (found: readonly Diagnostic[], language: Locale) => {
    if (found.length === 0) return;
    const isJson = flags.format === 'json' || (flags.format === undefined && flags.query !== undefined);
    const text = isJson ? `${diagnosticsJson(found, language)}\n` : diagnosticsText(found, language);
    await io.stderr.write(text);
  };
  if (diagnostics.length > 0 && flags.help !== true) {
    await tell(diagnostics, locale);
    return 1;
  }
  if (flags.version === true) {
    await io.stdout.write(`${io.version}\n`);
    return 0;
  }
  if (flags.help === true || command === null) {
    await io.stdout.write(`${helpText(command, WORDS[locale])}\n`);
    return 0;
  }
  try {
    return await RUN[command]({ io, flags, positionals, locale, tell });
  } catch (cause) {
    if (io.signal.aborted) throw cause;
    if (cause instanceof PlumblineError) {
      await tell(cause.diagnostics, locale);
      return 1;
    }
    const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    await tell([report('cli/internal-error', { message })], locale);
    return 2;
  }
}

/** POSIX order: the first of these that is set decides; where none is (Windows), the system is asked. */
function systemLocale(env: Io['env']): Locale {
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return name.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
