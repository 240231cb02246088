import type { Center, RequestDetail, RequestEntry, ValueComparison } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Locale, requestId, type SignatureSide } from '@plumbline/diagnostics';

type Changes = Center['changeRequests'];
type ComparedVersions = Awaited<ReturnType<Changes['compareVersions']>>;
type Standing = NonNullable<Awaited<ReturnType<Changes['standing']>>>;

export function wireEntry(request: RequestEntry): Wire<'ChangeRequestEntry'> {
  const { number, requester, createdAt, revision, review, content, missing, isOverdue, steps } = request;
  return {
    ...{ id: requestId(number), number, requester, revision, review },
    title: content.title,
    created_at: createdAt,
    state: request.state as Wire<'ChangeRequestEntry'>['state'],
    effective_from: content.effectiveFrom,
    due: content.due,
    overdue: isOverdue,
    objects: content.objects.map(({ kind, id, base }) => ({ kind, id, base })),
    signatures: steps
      .filter((step) => step.event === 'sign' && step.revision === revision)
      .map(({ side, actor, inPlaceOf, at, comment }) => ({
        side: side as SignatureSide,
        ...{ by: actor, in_place_of: inPlaceOf, at, comment },
      })),
    missing: missing.map((group) => [...group]),
    awaits_me: request.awaitsMe,
    people: request.people.map((person) => ({ ...person })),
  };
}

export function wireDetail(request: RequestDetail, locale: Locale): Wire<'ChangeRequest'> {
  const { changes, impact, stakes, ways, conflicts, steps, comments, diagnostics } = request;
  return {
    ...wireEntry(request),
    changes: changes.map(({ isWithheld: withheld, written, ...change }) => ({
      ...wireSemantic(change),
      withheld,
      written,
    })),
    impact: impact.map(({ isDirect, ...reached }) => ({ ...reached, direct: isDirect })),
    stakes: {
      ...stakes,
      settled: stakes.settled.map((one) => ({ ...one, metrics: [...one.metrics] })),
      talk: [...stakes.talk],
    },
    ways: ways.map(({ refused, ...way }) => ({
      ...way,
      refused: refused === null ? null : toWireDiagnostic(refused, locale),
    })),
    conflicts: conflicts.map((conflict) => ({ ...conflict })),
    steps: steps.map(({ event, state, side, revision, actor, inPlaceOf, at, comment }) => ({
      ...{ event, revision, by: actor, in_place_of: inPlaceOf, at, comment },
      state: state as Wire<'ChangeRequestEntry'>['state'],
      side: side as SignatureSide | null,
    })),
    comments: comments.map(wireComment),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

function wireSemantic(
  found: ComparedVersions['changes'][number],
): Wire<'VersionComparison'>['changes'][number] {
  const { aspects, unchanged, isCosmetic, effectiveFrom, ...change } = found;
  return {
    ...change,
    effective_from: effectiveFrom,
    aspects: aspects.map(wireAspect),
    unchanged: [...unchanged],
    cosmetic: isCosmetic,
  };
}

export function wireAspect({
  isCosmetic: cosmetic,
  ...aspect
}: ComparedVersions['changes'][number]['aspects'][number]): Wire<'EditCheck'>['changes'][number] {
  return { ...aspect, cosmetic };
}

export function wireVersions(
  { from, to, changes, values }: ComparedVersions,
  locale: Locale,
): Wire<'VersionComparison'> {
  return { from, to, changes: changes.map(wireSemantic), values: wireComparison(values, locale) };
}

export function wireComment(comment: RequestDetail['comments'][number]): Wire<'Comment'> {
  const { id, body, mentions, author, inPlaceOf, at } = comment;
  return { id, body, mentions: [...mentions], author, in_place_of: inPlaceOf, at };
}

export function wireComparison(found: ValueComparison, locale: Locale): Wire<'ValueComparison'> {
  const { periods, diagnostics, ...rest } = found;
  return {
    ...rest,
    periods: [...periods],
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

export function wireStanding({ metric, state, marks, steps }: Standing): Wire<'Standing'> {
  return {
    metric,
    state,
    marks: [...marks],
    steps: steps.map(({ event, actor, inPlaceOf, at, details }) => ({
      ...{ event, by: actor, in_place_of: inPlaceOf, at, details },
    })),
  };
}
