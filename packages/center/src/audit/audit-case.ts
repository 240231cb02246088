import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { ChainCheck, EventFilter, Events, Users } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { endViewings } from '../people/end-viewings.ts';
import { permit } from '../people/permit.ts';
import { appendHead, type WrittenHead, writtenHeads } from './heads.ts';
import { type NamedLine, namedLines } from './named-lines.ts';

/** What was done, by whom, in a chain that shows whether somebody has touched it since. */
export interface AuditCase {
  /** A place outside is known to which heads are written. */
  readonly keepsHeads: boolean;
  /** Oldest first, after `after`; with `isNewestFirst` the other way, before `below`. */
  read(principal: Principal, asked: AuditAsked): Promise<readonly NamedLine[]>;
  /** Reads every line, and compares with every head that was written outside. */
  verify(principal: Principal): Promise<AuditCheck>;
  /** Writes the head to the place outside where the day has none yet; false where nothing was to be written. */
  writeHead(): Promise<boolean>;
}

export interface AuditAsked {
  readonly after?: number;
  readonly below?: number;
  readonly isNewestFirst?: boolean;
  readonly limit: number;
  /** `objects` may name users by their logins. */
  readonly filter?: EventFilter;
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
  const whose = async () => {
    const first = (await events.at(1))?.hash;
    const { name } = workings.snapshots.current().model.workspace;
    return { workspace: name, ...(first === undefined ? {} : { first }) };
  };
  return {
    keepsHeads: place !== null,
    async read(principal, asked) {
      permit(principal, 'audit');
      await endViewings(workings, 'time');
      const { after, below, limit } = asked;
      const filter = await filterOf(asked.filter, holder.store.users);
      const lines =
        asked.isNewestFirst === true
          ? await events.readNewest({ limit, filter, ...(below === undefined ? {} : { below }) })
          : await events.read({ limit, filter, ...(after === undefined ? {} : { after }) });
      return namedLines(holder.store, lines, options.now());
    },
    async verify(principal) {
      permit(principal, 'audit');
      await endViewings(workings, 'time');
      const heads = place === null ? [] : await writtenHeads(place, await whose());
      const chain = await events.verify();
      const lost = await firstLost(heads, events);
      const known = lost ?? heads.at(-1) ?? null;
      return { chain, known, holdsKnown: lost === null, diagnostics: findings(chain, lost) };
    },
    async writeHead() {
      if (place === null) return false;
      const at = options.now().toISOString();
      const own = await whose();
      const before = (await writtenHeads(place, own)).at(-1);
      if (before !== undefined && before.at.slice(0, 10) >= at.slice(0, 10)) return false;
      const last = await events.at();
      if (last === null) return false;
      await appendHead(place, {
        root,
        head: { at, ...own, events: last.seq, head: last.hash },
      });
      return true;
    },
  };
}

/** Lines name a user by an id that no login ever changes. */
async function filterOf(filter: EventFilter = {}, users: Users): Promise<EventFilter> {
  if (filter.objects === undefined) return filter;
  const found = await Promise.all(filter.objects.map((name) => users.findByLogin(name)));
  const ids = found.flatMap((user) => (user === null ? [] : [user.id]));
  return { ...filter, objects: [...filter.objects, ...ids] };
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
