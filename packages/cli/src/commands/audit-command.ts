import { type Center, openCenter, SYSTEM } from '@plumbline/center';
import { NDJSON, readDiagnostics, type Wire } from '@plumbline/client';
import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import { withOutputFile } from './with-output-file.ts';

const PAGE = 1000;
const STEPS = { verify, export: exportLines } as const;

/** Verifies the audit log of a folder or a server, or writes it out. */
export async function auditCommand(context: CommandContext): Promise<ExitCode> {
  const [step = ''] = context.positionals;
  if (Object.hasOwn(STEPS, step)) return STEPS[step as keyof typeof STEPS](context);
  const choices = Object.keys(STEPS);
  const hints = didYouMean(step, choices);
  await context.tell(
    [report('cli/not-a-choice', { flag: 'audit', value: step, choices }, { hints })],
    context.locale,
  );
  return 1;
}

type Checked = Pick<Wire<'AuditCheck'>, 'intact' | 'events' | 'head' | 'known'>;

async function verify(context: CommandContext): Promise<ExitCode> {
  const { io } = context;
  const atServer = await withRemote(context, folderAfter(context), context.tell, async ({ client }) => {
    const { diagnostics, ...checked } = await client.call('verifyAudit', { signal: io.signal });
    return tellChecked(checked, readDiagnostics(diagnostics), context);
  });
  if (atServer !== null) return atServer;
  return withCenter(context, async (center) => {
    const { chain, known, holdsKnown, diagnostics } = await center.audit.verify(SYSTEM);
    const isIntact = chain.kind === 'intact';
    const checked = {
      intact: isIntact && holdsKnown,
      events: isIntact ? chain.events : chain.seq - 1,
      head: isIntact ? chain.head : null,
      known:
        known === null ? null : { at: known.at, events: known.events, head: known.head, holds: holdsKnown },
    };
    return tellChecked(checked, diagnostics, context);
  });
}

async function tellChecked(
  checked: Checked,
  diagnostics: readonly Diagnostic[],
  { io, flags, locale, tell }: CommandContext,
): Promise<ExitCode> {
  await tell(diagnostics, locale);
  const words = PEOPLE_WORDS[locale];
  const { intact, events, head, known } = checked;
  const lines = [
    words.verified({ events, head: head ?? '–' }),
    known === null ? words.noHead : words.head({ at: known.at, events: known.events }),
  ];
  if (flags.format === 'json') await io.stdout.write(`${JSON.stringify({ intact, events, head, known })}\n`);
  else if (intact) await io.stdout.write(`${lines.join('\n')}\n`);
  return intact ? 0 : 1;
}

function exportLines(context: CommandContext): Promise<ExitCode> {
  return withOutputFile(context, async (writing) => {
    const { io } = writing;
    const dir = folderAfter(writing);
    const atServer = await withRemote(writing, dir, writing.tell, async ({ client }) => {
      for await (const piece of await client.download('exportAudit', NDJSON, { signal: io.signal }))
        await io.stdout.write(piece);
      return 0;
    });
    if (atServer !== null) return atServer;
    return withCenter(writing, async (center) => {
      for (let after = 0; ; ) {
        const lines = await center.audit.read(SYSTEM, { after, limit: PAGE });
        for (const line of lines) await io.stdout.write(`${JSON.stringify(writtenLine(line))}\n`);
        if (lines.length < PAGE) return 0;
        after = lines.at(-1)?.seq ?? after;
      }
    });
  });
}

/** Names as a server writes them. */
function writtenLine(line: Awaited<ReturnType<Center['audit']['read']>>[number]): Wire<'AuditEvent'> {
  const { seq, at, actor, action, details, hash, inPlaceOf, objectKind, objectId, previousHash } = line;
  const object = { object_kind: objectKind, object_id: objectId };
  return {
    seq,
    at,
    actor,
    in_place_of: inPlaceOf,
    action,
    ...object,
    details,
    previous_hash: previousHash,
    hash,
    names: line.names.map((one) => ({ ...one, label: { ...one.label } })),
  };
}

function folderAfter({ positionals, flags }: CommandContext): string {
  return positionals[1] ?? flags.workspace ?? '.';
}

async function withCenter(
  context: CommandContext,
  work: (center: Center) => Promise<ExitCode>,
): Promise<ExitCode> {
  const center = await openCenter(folderAfter(context), centerOptions(context, 'plumbline audit'));
  try {
    return await work(center);
  } finally {
    await center.close();
  }
}
