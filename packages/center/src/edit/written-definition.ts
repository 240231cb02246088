import type { SignatureSide } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import { keyOf } from '../catalog/diff-objects.ts';
import { lastWritten, objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { isUnrestricted, modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isDefinitionShown } from '../governance/is-definition-shown.ts';
import { mayPropose } from '../governance/may-propose.ts';
import { proposedModel } from '../governance/proposed-model.ts';
import { requestTexts } from '../governance/request-texts.ts';
import { reviewNow } from '../governance/review-now.ts';
import { seenRequest } from '../governance/seen-request.ts';
import { SIGNING, sidesLeft } from '../governance/signatures.ts';
import { undated } from '../governance/undated.ts';
import { capabilitiesOf, roleEntries } from '../people/role-entries.ts';
import { definitionText } from './definition-text.ts';
import { mayEdit } from './edit-sight.ts';
import type { DefinitionWritten, EditedName, EditStart, Signing, WrittenAsked } from './edits-case.ts';
import { isEditable } from './is-editable.ts';

/** What a definition says, of a metric without the past that publishing wrote into it: that is carried along. */
export async function writtenDefinition(
  workings: Workings,
  principal: Principal,
  { kind, name, request: number }: WrittenAsked & EditedName,
): Promise<DefinitionWritten | null> {
  mayEdit(workings, principal, kind);
  const { store } = workings.holder;
  const object = { kind, id: name };
  const last = await lastWritten(store);
  const there = objectsByKey(last.written).get(keyOf(object))?.body ?? null;
  if (there !== null && !isEditable(workings, principal, object)) return null;
  const request = number === undefined ? null : await seenRequest(workings, principal, number);
  if (number !== undefined && request === null) return null;
  const wished = request?.content.objects.find((one) => keyOf(one) === keyOf(object))?.body ?? null;
  const body = (wished ?? there) as PlainMap | null;
  if (body === null) return null;
  const said = reviewNow(workings) === null ? body : undated(body, there);
  if (request === null || wished === null) {
    if (!isDefinitionShown(workings, principal, { kind, name, body: said, there })) return null;
  } else {
    const proposed = await proposedModel(workings, request);
    if (!requestTexts(workings, principal, { request, proposed })(object)) return null;
  }
  return {
    kind,
    name,
    version: there === null ? 0 : ((await store.definitions.lastVersions([object])).get(keyOf(object)) ?? 0),
    body: said,
    yaml: definitionText(kind, said),
    request: request === null ? null : { number: request.number, revision: request.revision },
    ...(await signingOf(workings, principal)),
  };
}

export async function startOf(workings: Workings, principal: Principal): Promise<EditStart> {
  const signing = await signingOf(workings, principal);
  const served = workings.snapshots.current();
  const { datasets } = modelSeen(served, principal);
  const policies = isUnrestricted(served, principal) ? served.model.policies : [];
  const names = [...datasets.values()].flatMap(({ name, label, fields }): EditStart['names'] => [
    { kind: 'dataset', ref: name, label },
    ...[...fields.values()].map((field) => ({
      ...{ kind: 'field' as const, ref: `${name}.${field.name}`, label: field.label },
    })),
  ]);
  return {
    ...signing,
    names,
    policies: policies.map(({ name, label, roles }) => ({ name, label, roles })),
  };
}

const MOST_PEOPLE = 8;

/** Who could sign: by their roles, and never who asks. */
async function signingOf(workings: Workings, principal: Principal): Promise<Signing> {
  mayPropose(principal);
  const { holder, options } = workings;
  const review = reviewNow(workings);
  if (review === null || review === 'self') return { review, signers: [] };
  const entries = roleEntries(await holder.store.roles.edited(options.now()));
  const users = await holder.store.users.list();
  const peopleFor = (side: SignatureSide) =>
    users
      .filter(({ isDisabled, login }) => !isDisabled && login !== principal.user)
      .filter(({ roles }) => capabilitiesOf(roles, entries).has(SIGNING[side]))
      .slice(0, MOST_PEOPLE)
      .map(({ login, displayName }) => ({ login, name: displayName }));
  const sides = sidesLeft(review, []).flat();
  return { review, signers: sides.map((side) => ({ side, people: peopleFor(side) })) };
}
