import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { ChainCheck, Events, RecordedEvent } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { permit } from '../people/permit.ts';
import { appendHead, type WrittenHead, writtenHeads } from './heads.ts';

/** What was done, by whom, in a chain that shows whether somebody has touched it since. */
export interface AuditCase {
  /** Oldest first, after `after`. */
  read(
    principal: Principal,
    asked: { readonly after?: number; readonly limit: number },
  ): Promise<readonly RecordedEvent[]>;
  /** Reads every line, and compares with every head that was written outside. */
  verify(principal: Principal): Promise<AuditCheck>;
  /** Writes the head to the place outside where the day has none yet; false where nothing was to be written. */
  writeHead(): Promise<boolean>;
}

export interface AuditCheck {
  readonly chain: ChainCheck;
  /** The first head outside that the log does not hold, else the last one; null where none is kept. */
  readonly known: WrittenHead | null;
  /** False: the log does not hold the line of that head as it was. */
  readonly holdsKnown: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function auditCase(workings: Workings): AuditCase {
  const { holder, options, root } = workings;
  const { events } = holder.store;
  const place = options.auditHeads ?? null;
  const workspace = () => workings.snapshots.current().model.workspace.name;
  return {
    async read(principal, asked) {
      permit(principal, 'audit');
      return events.read(asked);
    },
    async verify(principal) {
      permit(principal, 'audit');
      const heads = place === null ? [] : await writtenHeads(place, workspace());
      const chain = await events.verify();
      const lost = await firstLost(heads, events);
      const known = lost ?? heads.at(-1) ?? null;
      return { chain, known, holdsKnown: lost === null, diagnostics: findings(chain, lost) };
    },
    async writeHead() {
      if (place === null) return false;
      const at = options.now().toISOString();
      const before = (await writtenHeads(place, workspace())).at(-1);
      if (before !== undefined && before.at.slice(0, 10) >= at.slice(0, 10)) return false;
      const last = await events.at();
      if (last === null) return false;
      await appendHead(place, {
        root,
        head: { at, workspace: workspace(), events: last.seq, head: last.hash },
      });
      return true;
    },
  };
}

/** A log that was cut goes on to write heads: those before the cut tell of it for ever. */
async function firstLost(heads: readonly WrittenHead[], events: Events): Promise<WrittenHead | null> {
  for (const one of heads) if ((await events.at(one.events))?.hash !== one.head) return one;
  return null;
}

function findings(chain: ChainCheck, lost: WrittenHead | null): readonly Diagnostic[] {
  const events = chain.kind === 'intact' ? chain.events : chain.seq - 1;
  return [
    ...(chain.kind === 'intact'
      ? []
      : [report('people/audit-broken', { seq: chain.seq, problem: chain.problem })]),
    ...(lost === null ? [] : [report('people/audit-cut', { seq: lost.events, events })]),
  ];
}
