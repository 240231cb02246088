import { didYouMean, PlumblineError, report } from '@plumbline/diagnostics';
import { filesOfObjects, type PlainMap, type WrittenObject } from '@plumbline/model';
import type { DefinitionVersion, ProposedObject } from '@plumbline/store';
import { type CatalogObjects, toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { apply } from '../center/apply.ts';
import type { ApplyReport } from '../center/apply-report.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { modelOf } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import type { ChangeRequestsCase, ComparedVersions, ProposeWish } from './change-requests-case.ts';
import { compareValues } from './compare-values.ts';
import { mayPropose, requireWholeSight } from './may-propose.ts';
import { reviewNow } from './review-now.ts';
import { bodiesOf, semanticChanges } from './semantic-changes.ts';
import { wholeSightInTurn } from './whole-sight-in-turn.ts';

export function metricHistoryOf(
  workings: Workings,
): Pick<ChangeRequestsCase, 'rollBack' | 'compareVersions'> {
  return {
    rollBack: (principal, asked) => rollBack(workings, principal, asked),
    compareVersions: (principal, asked) => compareVersions(workings, principal, asked),
  };
}

interface RollingBack extends ProposeWish {
  readonly metric: string;
  readonly version: number;
}

/**
 * What an earlier version said, asked for as a new one: nothing that was recorded is written over. Where nothing is reviewed
 * nobody carries the past of the metric along: the version comes back whole, with the days that it had.
 */
async function rollBack(
  workings: Workings,
  principal: Principal,
  { metric, version, title, dryRun = false, ...request }: RollingBack,
): Promise<ApplyReport> {
  mayPropose(principal);
  requireWholeSight(workings.snapshots.current(), principal);
  const isReviewed = reviewNow(workings) !== null;
  if (!isReviewed) {
    permit(principal, 'apply');
    if ((request.effectiveFrom ?? null) !== null)
      throw new PlumblineError([report('change/not-reviewed', {})]);
  }
  const wish = { request, writer: writerOf(workings, principal), dryRun };
  const compose = async ({ written }: CatalogObjects) => {
    await wholeSightInTurn(workings, principal);
    const body = standingAsNow(await versionNamed(workings, metric, version), metric, written);
    const isCarried = reviewNow(workings) !== null;
    const files = filesOfObjects(withMetric(written, metric, isCarried ? alwaysSo(body) : body));
    return { files, about: [{ kind: 'metric', id: metric }] };
  };
  return apply(workings, compose, {
    ...wish,
    comment: title ?? `${metric} ← v${version}`,
    ...(isReviewed ? { writes: isPermitted(principal, 'apply') ? 'drafts' : 'requests' } : {}),
  });
}

interface ComparingVersions {
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  readonly signal?: AbortSignal | undefined;
}

/** Two versions of a metric by meaning and in figures, each over the definitions and rows of now. */
async function compareVersions(
  workings: Workings,
  principal: Principal,
  { metric, from, to, signal }: ComparingVersions,
): Promise<ComparedVersions> {
  permit(principal, 'query');
  requireWholeSight(workings.snapshots.current(), principal);
  const { written, columns } = await lastWritten(workings.holder.store);
  const [was, is] = [
    withMetric(written, metric, alwaysSo(await versionNamed(workings, metric, from))),
    withMetric(written, metric, alwaysSo(await versionNamed(workings, metric, to))),
  ];
  const { env } = workings.options;
  const [before, after] = [await modelOf(was, columns, env), await modelOf(is, columns, env)];
  const sides = {
    before: before.model,
    after: after.model,
    bodyBefore: bodiesOf(was),
    bodyAfter: bodiesOf(is),
    effectiveFrom: null,
  };
  const object: ProposedObject = { kind: 'metric', id: metric, body: {}, base: from };
  const proposed = {
    before: before.model,
    after: after.model,
    written: was,
    objects: is,
    diagnostics: after.diagnostics,
  };
  const values = await compareValues(workings, { principal, metric, proposed, signal });
  return { from, to, changes: semanticChanges([object], sides), values };
}

/** A formula of before as if it had always been so: the days of later ones are not its own. */
function alwaysSo({ effective: _, versions: __, ...body }: PlainMap): PlainMap {
  return body;
}

async function versionNamed({ holder }: Workings, metric: string, version: number): Promise<PlainMap> {
  const history = await holder.store.definitions.history('metric', metric);
  const found = history.find((one) => one.version === version);
  if (found?.body !== undefined && found.body !== null) return found.body as unknown as PlainMap;
  if (history.length === 0) throw new PlumblineError([report('change/unknown-metric', { name: metric })]);
  const known = history.filter(({ body }) => body !== null).map((one) => String(one.version));
  const hints = didYouMean(String(version), known);
  throw new PlumblineError([report('change/unknown-version', { metric, version, known }, { hints })]);
}

/** That a metric is going, or gone, is no part of what an earlier version meant. */
function standingAsNow(
  { deprecated: _, retired: __, ...body }: PlainMap,
  metric: string,
  written: readonly DefinitionVersion[],
): PlainMap {
  const now = written.find(({ kind, id }) => kind === 'metric' && id === metric);
  const { deprecated, retired } = (now?.body ?? {}) as PlainMap;
  return {
    ...body,
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(retired === undefined ? {} : { retired }),
  };
}

function withMetric(
  written: readonly DefinitionVersion[],
  metric: string,
  body: PlainMap,
): readonly WrittenObject[] {
  const objects = objectsByKey(written);
  const [object] = toObjects([{ kind: 'metric', id: metric, body: body as never }]);
  if (object !== undefined) objects.set(keyOf(object), object);
  return [...objects.values()];
}
