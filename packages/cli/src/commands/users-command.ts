import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openCenter, SYSTEM } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { type Diagnostic, didYouMean, PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { textTable } from '../print/text-table.ts';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { PEOPLE_WORDS } from './people-words.ts';

/** The people of a folder or a server, whoever holds them. */
interface PeopleSource {
  list(): Promise<readonly Listed[]>;
  issuePassword(login: string): Promise<string | null>;
  importUsers(value: unknown, options: ImportOptions): Promise<Imported>;
}

interface Listed {
  readonly login: string;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly string[];
  readonly is_disabled: boolean;
}

interface ImportOptions {
  readonly dryRun: boolean;
  readonly plan: string | undefined;
}

interface Imported {
  readonly applied: boolean;
  readonly plan: string | null;
  readonly people: readonly {
    readonly login: string;
    readonly action: 'create' | 'update' | 'disable' | 'none';
    readonly changed: readonly string[];
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

type Step = (source: PeopleSource, context: CommandContext) => Promise<ExitCode>;
const STEPS: Readonly<Record<string, Step>> = { list, password, import: importFile };

/** Lists people, gives a one-time password, imports a list of users as SCIM writes them. */
export async function usersCommand(context: CommandContext): Promise<ExitCode> {
  const [name = 'list'] = context.positionals;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    const choices = Object.keys(STEPS);
    const found = { flag: 'users', value: name, choices };
    await context.tell(
      [report('cli/not-a-choice', found, { hints: didYouMean(name, choices) })],
      context.locale,
    );
    return 1;
  }
  const dir = context.flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) =>
    step(
      {
        list: async () => (await client.call('users')).users,
        issuePassword: async (login) => (await client.call('issuePassword', { path: { login } })).password,
        async importUsers(users, { dryRun, plan }) {
          const named = plan === undefined ? {} : { plan };
          const done = await client.call('importUsers', { body: { users, dry_run: dryRun, ...named } });
          return { ...done, diagnostics: readDiagnostics(done.diagnostics) };
        },
      },
      context,
    ),
  );
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline users'));
  try {
    const { directory } = center;
    const source: PeopleSource = {
      list: async () =>
        (await directory.users(SYSTEM)).map(({ displayName: name, isDisabled, ...user }) => ({
          ...user,
          name,
          is_disabled: isDisabled,
        })),
      issuePassword: (login) => directory.issuePassword(SYSTEM, login),
      async importUsers(users, options) {
        const { isApplied: applied, ...done } = await directory.importUsers(SYSTEM, users, options);
        return { applied, ...done };
      },
    };
    return await step(source, context);
  } finally {
    await center.close();
  }
}

async function list(source: PeopleSource, { io, flags, locale }: CommandContext): Promise<ExitCode> {
  const users = await source.list();
  const words = PEOPLE_WORDS[locale];
  const told = users.map(({ login, name, department, roles, is_disabled }) => ({
    login,
    name,
    department,
    roles,
    is_disabled,
  }));
  const columns = words.userHeadings.map((heading) => ({ heading, align: 'left' as const }));
  const rows = told.map((user) => [
    user.login,
    user.name,
    user.department ?? '',
    user.roles.join(', '),
    user.is_disabled ? words.disabled : '',
  ]);
  const text =
    flags.format === 'json' ? JSON.stringify({ users: told }) : textTable(columns, [rows]).join('\n');
  await io.stdout.write(`${text}\n`);
  return 0;
}

async function password(source: PeopleSource, context: CommandContext): Promise<ExitCode> {
  const { io, positionals, locale } = context;
  const [, login] = positionals;
  if (login === undefined) return missing('users password <login>', context);
  const made = await source.issuePassword(login);
  if (made === null)
    throw new PlumblineError([report('server/nothing-called', { kind: 'user', name: login })]);
  await io.stdout.write(`${PEOPLE_WORDS[locale].password({ login, password: made })}\n`);
  return 0;
}

async function importFile(source: PeopleSource, context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [, file] = positionals;
  if (file === undefined) return missing('users import <file>', context);
  const words = PEOPLE_WORDS[locale];
  const { applied, plan, people, diagnostics } = await source.importUsers(
    await readJson(resolve(io.cwd, file), file),
    { dryRun: flags['dry-run'] ?? false, plan: flags.plan },
  );
  await context.tell(diagnostics, locale);
  const changed = people.filter(({ action }) => action !== 'none');
  const lines = changed.map((one) => `${words.imported[one.action]} ${one.login} ${one.changed.join(', ')}`);
  const summary = applied && changed.length > 0 ? words.written(changed.length) : words.nothingWritten;
  const text =
    flags.format === 'json'
      ? JSON.stringify({ applied, plan, people })
      : [
          ...lines.map((line) => line.trimEnd()),
          summary,
          ...(plan === null || changed.length === 0 ? [] : [words.plan(plan)]),
        ].join('\n');
  await io.stdout.write(`${text}\n`);
  return diagnostics.length > 0 ? 1 : 0;
}

async function missing(argument: string, { tell, locale }: CommandContext): Promise<ExitCode> {
  await tell([report('cli/missing-argument', { command: 'users', argument })], locale);
  return 1;
}

async function readJson(path: string, shown: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new PlumblineError([report('server/bad-json', { reason: cause.message })]);
    throw new PlumblineError([
      report('workspace/unreadable-file', { path: shown, reason: systemReason(cause) }),
    ]);
  }
}
