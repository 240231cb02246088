import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Access, Model } from '@plumbline/model';
import { covered } from '../answer/covered.ts';
import { madeOf } from '../audit/note-reads.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor, modelSeen, sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { mayPropose } from '../governance/may-propose.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import type { MetricEdit } from './edits-case.ts';
import { type ReadEdit, readEdit } from './read-edit.ts';
import { unknownIn } from './unknown-in.ts';

/** An edit as one person sees what becomes of it. */
export interface SeenEdit {
  readonly read: ReadEdit;
  /** Null: the text says no metric, or what it says comes to nothing for this person. */
  readonly candidate: Candidate | null;
  /** What they may be told, of everything that was found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws PlumblineError `store/not-allowed`, `query/unknown-metric`. */
export async function seeEdit(
  workings: Workings,
  principal: Principal,
  { edit, effectiveFrom }: { readonly edit: MetricEdit; readonly effectiveFrom: string | null },
): Promise<SeenEdit> {
  mayPropose(principal);
  if (edit.name !== null) requireEditable(workings, principal, edit.name);
  const read = readEdit(edit, workings.options.env);
  if (read.metric === null) return { read, candidate: null, diagnostics: read.diagnostics };
  const { model } = workings.snapshots.current();
  const access = accessFor(model, principal);
  if (access !== null) {
    // What nobody tells them of is unknown, before anybody looks whether it is there.
    const unknown = unknownIn(read, modelSeen(workings.snapshots.current(), principal));
    if (unknown.length > 0)
      return { read, candidate: null, diagnostics: unique([...read.diagnostics, ...unknown]) };
  }
  const candidate = await candidateOf(workings, read, effectiveFrom);
  // A figure of the whole company is guarded as its definition stands: a formula of one's own would take it apart.
  if (access !== null && candidate !== null && isOfCompany(candidate))
    return { read, candidate: null, diagnostics: [...read.diagnostics, report('query/closed-data', {})] };
  const all = unique([...read.diagnostics, ...(candidate?.diagnostics ?? [])]);
  return { read, candidate, diagnostics: told(all, access, edit) };
}

function isOfCompany({ name, after }: Candidate): boolean {
  return [...madeOf(name, after)].some((one) => after.metrics.get(one)?.scope === 'company');
}

function told(all: readonly Diagnostic[], access: Access | null, edit: MetricEdit): readonly Diagnostic[] {
  return covered(all, access, edit.says);
}

function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    const key = JSON.stringify([one.code, one.params, one.at]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whose formula one does not read, one does not write. Throws PlumblineError `query/unknown-metric`. */
export function requireEditable(workings: Workings, principal: Principal, name: string): void {
  if (!isEditable(workings, principal, name))
    throw new PlumblineError([report('query/unknown-metric', { name })]);
}

export function isEditable({ snapshots }: Workings, principal: Principal, name: string): boolean {
  const sight = sightOf(snapshots.current(), principal);
  if (sight === null) return false;
  const metric = sight.served.model.metrics.get(name);
  // Everybody who sees all there is may mend what could not be served, too.
  if (metric === undefined) return sight.access === null;
  return metric.statement === null && sight.access?.opaque.has(name) !== true;
}

/** The definitions with the edit in them, as far as this person sees them. */
export function modelSeenIn({ after }: Candidate, principal: Principal): Model {
  return accessFor(after, principal)?.visible ?? after;
}
