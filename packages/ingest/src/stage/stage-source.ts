import { rmSync } from 'node:fs';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { LoadTask } from '../load-task.ts';
import { roundingNotes } from '../quarantine/rounding-notes.ts';
import type { RawSource } from '../raw/raw-source.ts';
import { withCarriers } from './carriers.ts';
import type { StagePlan } from './plan.ts';
import { planColumns } from './plan-columns.ts';
import { refinePlan } from './refine-plan.ts';
import { describeExpressions, type StagedPart, stageParts } from './stage.ts';

export interface StagedSource {
  /** As it was carried out: a decimal may have become wider than planned. */
  readonly plan: StagePlan;
  /** One for each part of the source. */
  readonly parts: readonly StagedPart[];
  readonly notes: readonly Diagnostic[];
}

export interface StageSourceOptions {
  readonly work: string;
  readonly signal: AbortSignal | undefined;
}

/** Plans the columns and writes the source to the work folder: quickly where nothing is wrong, else with care. */
export async function stageSource(
  task: LoadTask,
  raw: RawSource,
  options: StageSourceOptions,
): Promise<StagedSource> {
  const { dataset } = task;
  const { work, signal } = options;
  const planned = await planColumns(task, raw, signal);
  const plan = await describeExpressions(planned.plan, raw, dataset);
  const attempt = (number: number) => ({ dataset, work, signal, attempt: number });
  const carried = withCarriers(raw, plan);
  if (carried !== null) {
    const quick = await stageParts(plan, carried, attempt(0));
    if (quick.every(isFlawless)) return { plan, parts: quick, notes: planned.notes };
    remove(quick);
  }
  const first = await stageParts(plan, raw, attempt(1));
  const better = first.some((part) => part.bad > 0)
    ? await refinePlan(plan, raw, dataset, signal)
    : NOTHING_BETTER;
  const notes = [...planned.notes, ...better.notes];
  if (better.plan === null) return withRounding({ plan, parts: first, notes }, raw, dataset, signal);
  remove(first);
  const parts = await stageParts(better.plan, raw, attempt(2));
  return withRounding({ plan: better.plan, parts, notes }, raw, dataset, signal);
}

const NOTHING_BETTER = { plan: null, notes: [] };

function isFlawless(part: StagedPart): boolean {
  return part.bad === 0 && part.rounded === 0 && !part.castInVain;
}

function remove(parts: readonly StagedPart[]): void {
  for (const part of parts) rmSync(part.path, { force: true });
}

async function withRounding(
  staged: StagedSource,
  raw: RawSource,
  dataset: string,
  signal: AbortSignal | undefined,
): Promise<StagedSource> {
  if (staged.parts.every((part) => part.rounded === 0)) return staged;
  return { ...staged, notes: [...staged.notes, ...(await roundingNotes(staged.plan, raw, dataset, signal))] };
}
