import { type Center, openCenter, type Stepped, SYSTEM } from '@plumbline/center';
import type { Client, Wire } from '@plumbline/client';
import {
  didYouMean,
  PlumblineError,
  report,
  requestId,
  requestNumber,
  type SignatureSide,
} from '@plumbline/diagnostics';
import {
  changeRequestText,
  changeTable,
  comparisonText,
  versionsText,
} from '../print/change-request-text.ts';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import { CHANGE_WORDS } from './change-words.ts';
import type { CommandContext, ExitCode } from './command-context.ts';

interface Said {
  readonly body: string;
  /** Logins of those who are called. */
  readonly mentions: string[];
}

/** The change requests of a folder or a server, whoever holds them. */
interface ChangeSource {
  list(): Promise<Wire<'ChangeRequestList'>>;
  show(id: string): Promise<Wire<'ChangeRequest'>>;
  step(step: RequestStep, id: string, said: Wire<'ChangeStep'>): Promise<Wire<'ChangeRequestEntry'>>;
  comment(id: string, said: Said): Promise<unknown>;
  compare(id: string, metric: string | undefined): Promise<Wire<'ValueComparison'>>;
  rollBack(metric: string, wish: Wire<'RollBackRequest'>): Promise<Wire<'ApplyReport'>>;
  versions(metric: string, from: number, to: number): Promise<Wire<'VersionComparison'>>;
}

/** Steps by their word on the command line; `remote`: the call of the server. */
const REQUEST_STEPS = {
  submit: 'submitChange',
  withdraw: 'withdrawChange',
  'send-back': 'sendBackChange',
  reject: 'rejectChange',
  finance: 'signForFinance',
  business: 'signForBusiness',
  self: 'signForSelf',
} as const;
type RequestStep = keyof typeof REQUEST_STEPS;
const SIDES = ['finance', 'business', 'self'] as const satisfies readonly SignatureSide[];

type Step = (source: ChangeSource, context: CommandContext) => Promise<ExitCode>;
const STEPS: Readonly<Record<string, Step>> = {
  list,
  show,
  sign,
  submit: stepping('submit'),
  withdraw: stepping('withdraw'),
  'send-back': stepping('send-back'),
  reject: stepping('reject'),
  comment,
  compare,
  'roll-back': rollBack,
  versions,
};

/** Lists change requests, shows one, signs it or moves it on. */
export async function changesCommand(context: CommandContext): Promise<ExitCode> {
  const [name = 'list'] = context.positionals;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) return noChoice('changes', name, Object.keys(STEPS), context);
  const dir = context.flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) =>
    step(sourceAt(client), context),
  );
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline changes'));
  try {
    return await step(await sourceIn(center, context), context);
  } finally {
    await center.close();
  }
}

function sourceAt(client: Client): ChangeSource {
  return {
    list: () => client.call('changeRequests'),
    show: (id) => client.call('changeRequest', { path: { id } }),
    step: (step, id, body) => client.call(REQUEST_STEPS[step], { path: { id }, body }),
    comment: (id, said) => client.call('commentOnChange', { path: { id }, body: said }),
    compare: (id, metric) =>
      client.call('compareChange', { path: { id }, ...(metric === undefined ? {} : { query: { metric } }) }),
    rollBack: (name, body) => client.call('rollBackMetric', { path: { name }, body }),
    versions: (name, from, to) =>
      client.call('compareVersions', { path: { name }, query: { from: String(from), to: String(to) } }),
  };
}

/** Whoever holds the folder sees everything; a signature is a person's, and needs a server. */
async function sourceIn(center: Center, { locale }: CommandContext): Promise<ChangeSource> {
  const { wireApplied, wireComparison, wireDetail, wireEntry, wireVersions } = await import(
    '@plumbline/server'
  );
  const { changeRequests } = center;
  const numberOf = (id: string) => requestNumber(id) ?? 0;
  const found = <T>(one: T | null, id: string): T => {
    if (one !== null) return one;
    throw new PlumblineError([report('server/nothing-called', { kind: 'change_request', name: id })]);
  };
  const moved = (done: Stepped, id: string) => {
    if (done.kind === 'broken') throw new PlumblineError(done.diagnostics);
    return wireEntry(found(done.kind === 'gone' ? null : done.request, id));
  };
  return {
    list: async () => ({ change_requests: (await changeRequests.list(SYSTEM)).map(wireEntry) }),
    show: async (id) => wireDetail(found(await changeRequests.find(SYSTEM, numberOf(id)), id), locale),
    async step(step, id, { revision, comment = null }) {
      const read = { number: numberOf(id), revision };
      const side = SIDES.find((one) => one === step);
      if (side !== undefined) return moved(await changeRequests.sign(SYSTEM, read, { side, comment }), id);
      const name = step === 'send-back' ? 'requestChanges' : (step as 'submit' | 'withdraw' | 'reject');
      return moved(await changeRequests[name](SYSTEM, read, comment), id);
    },
    comment: async (id, said) => found(await changeRequests.comment(SYSTEM, numberOf(id), said), id),
    compare: async (id, metric) =>
      wireComparison(found(await changeRequests.compare(SYSTEM, numberOf(id), { metric }), id), locale),
    async rollBack(metric, { version, effective_from: effectiveFrom, dry_run: dryRun, title }) {
      const asked = { metric, version, effectiveFrom, dryRun, title };
      const report = await changeRequests.rollBack(SYSTEM, asked);
      if (report.diagnostics.some(({ severity }) => severity === 'error'))
        throw new PlumblineError(report.diagnostics);
      return wireApplied(report, locale);
    },
    versions: async (metric, from, to) =>
      wireVersions(await changeRequests.compareVersions(SYSTEM, { metric, from, to }), locale),
  };
}

async function list(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const found = await source.list();
  const words = CHANGE_WORDS[context.locale];
  const text = found.change_requests.length === 0 ? words.none : changeTable(found.change_requests, words);
  return print(found, text, context);
}

async function show(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, id] = context.positionals;
  if (id === undefined) return missing('changes show <id>', context);
  const found = await source.show(id);
  return print(found, changeRequestText(found, CHANGE_WORDS[context.locale]), context);
}

async function sign(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, id, side] = context.positionals;
  if (id === undefined || side === undefined)
    return missing('changes sign <id> finance|business|self', context);
  const known = SIDES.find((one) => one === side);
  return known === undefined
    ? noChoice('changes sign', side, SIDES, context)
    : moveOn(source, known, context);
}

function stepping(step: RequestStep): Step {
  return (source, context) => moveOn(source, step, context);
}

/** Without `--revision` it is about the request as it stands now. */
async function moveOn(source: ChangeSource, step: RequestStep, context: CommandContext): Promise<ExitCode> {
  const { flags, positionals } = context;
  const [name, id] = positionals;
  if (id === undefined) return missing(`changes ${name} <id>`, context);
  const revision = flags.revision ?? (await source.show(id)).revision;
  const { comment } = flags;
  const done = await source.step(step, id, { revision, ...(comment === undefined ? {} : { comment }) });
  return print(done, changeTable([done], CHANGE_WORDS[context.locale]), context);
}

async function comment(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, id, text] = context.positionals;
  if (id === undefined || text === undefined) return missing('changes comment <id> <text>', context);
  return print(
    await source.comment(id, { body: text, mentions: calledIn(text) }),
    CHANGE_WORDS[context.locale].said,
    context,
  );
}

async function compare(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, id, metric] = context.positionals;
  if (id === undefined) return missing('changes compare <id> [metric]', context);
  const found = await source.compare(id, metric);
  return print(found, comparisonText(found, CHANGE_WORDS[context.locale]), context);
}

/** Opens a change request where changes are reviewed, and writes a new version where they are not. */
async function rollBack(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, metric, text] = context.positionals;
  const version = Number(text);
  if (metric === undefined || !Number.isSafeInteger(version))
    return missing('changes roll-back <metric> <version>', context);
  const { effective, comment, 'dry-run': dryRun } = context.flags;
  const done = await source.rollBack(metric, {
    version,
    ...(effective === undefined ? {} : { effective_from: effective }),
    ...(comment === undefined ? {} : { title: comment }),
    ...(dryRun === undefined ? {} : { dry_run: dryRun }),
  });
  const words = CHANGE_WORDS[context.locale];
  return print(
    done,
    done.request === null ? words.rolledBack(done) : words.opened(requestId(done.request)),
    context,
  );
}

async function versions(source: ChangeSource, context: CommandContext): Promise<ExitCode> {
  const [, metric, from, to] = context.positionals;
  if (metric === undefined || from === undefined || to === undefined)
    return missing('changes versions <metric> <from> <to>', context);
  const found = await source.versions(metric, Number(from), Number(to));
  return print(found, versionsText(found, CHANGE_WORDS[context.locale]), context);
}

async function print(value: unknown, text: string, { io, flags }: CommandContext): Promise<ExitCode> {
  await io.stdout.write(`${flags.format === 'json' ? JSON.stringify(value) : text}\n`);
  return 0;
}

async function missing(argument: string, { tell, locale }: CommandContext): Promise<ExitCode> {
  await tell([report('cli/missing-argument', { command: 'changes', argument })], locale);
  return 1;
}

async function noChoice(
  flag: string,
  value: string,
  choices: readonly string[],
  { tell, locale }: CommandContext,
): Promise<ExitCode> {
  const hints = didYouMean(value, choices);
  await tell([report('cli/not-a-choice', { flag, value, choices }, { hints })], locale);
  return 1;
}

/** The names after `@` in a text; not those of addresses. */
function calledIn(text: string): string[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}._-])@([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu);
  return [...new Set([...found].map(([, login = '']) => login))];
}
