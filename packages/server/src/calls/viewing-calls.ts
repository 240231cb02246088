import type { Center } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import type { Viewing } from '../access/caller.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

type SightEntry = NonNullable<Awaited<ReturnType<Center['viewing']['sight']>>>;

export const sightCall: CallHandler = async ({ caller, params: { login = '' } }, { center }) => {
  const sight = await center.viewing.sight(caller.principal, login);
  if (sight === null) throw nothingCalled('user', login);
  return jsonResponse('Sight', wireSight(sight));
};

export const beginViewAsCall: CallHandler = async ({ caller, body }, { center }) => {
  const begun = await center.viewing.begin(caller.principal, body as Wire<'ViewingWish'>);
  return jsonResponse('Viewing', wireViewing(begun), { status: 201 });
};

export const endViewAsCall: CallHandler = async ({ caller, params: { id = '' } }, { center }) => {
  if (!(await center.viewing.end(caller.principal, id))) throw nothingCalled('view_as', id);
  return new Response(null, { status: 204 });
};

export function wireViewing({ id, login, name, reason, beganAt, until }: Viewing): Wire<'Viewing'> {
  return { id, login, name, reason, began_at: beganAt, until };
}

export function wireSight({
  seesEverything,
  attributes,
  policies,
  datasets,
  ...sight
}: SightEntry): Wire<'Sight'> {
  const { login, name, roles, metrics } = sight;
  return {
    login,
    name,
    roles: [...roles],
    sees_everything: seesEverything,
    attributes: attributes.map(({ name, value, isWorkedOut, isRead }) => ({
      name,
      value,
      is_worked_out: isWorkedOut,
      is_read: isRead,
    })),
    policies: policies.map((policy) => ({
      name: policy.name,
      label: policy.label,
      roles: [...policy.roles],
      dataset: policy.dataset,
      where: policy.where,
      open: [...policy.open],
      deny: [...policy.deny],
      mask: [...policy.mask],
      metrics: {
        allow: policy.metrics.allow === null ? null : [...policy.metrics.allow],
        deny: [...policy.metrics.deny],
      },
    })),
    datasets: datasets.map(({ name, label, rows, hidden, masked }) => ({
      name,
      label,
      rows,
      hidden: [...hidden],
      masked: [...masked],
    })),
    metrics: { all: metrics.all, hidden: [...metrics.hidden] },
  };
}
