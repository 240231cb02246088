import type { KeptBodies, KeptEntry, KeptKind, KeptWish, OwnedObject } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import type { Call } from '../call.ts';
import { jsonResponse } from '../http/json-response.ts';
import { problemOf } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { CallHandler } from './call-handler.ts';

/** What the calls of views and of dashboards share: they differ in the shape of the body. */
interface KeptCalls {
  readonly list: CallHandler;
  readonly create: CallHandler;
  readonly find: CallHandler;
  readonly save: CallHandler;
  readonly remove: CallHandler;
}

type Listed = Wire<'DashboardList'>['dashboards'];

interface Shapes<K extends KeptKind> {
  readonly kind: K;
  readonly one: (object: WireKept) => Response;
  readonly created: (object: WireKept) => Response;
  readonly many: (list: Listed) => Response;
}

type WireKept = Omit<Wire<'View'>, 'body'> & { readonly body: OwnedObject['body'] };
type KnownCall = Call & { readonly caller: KnownCaller };

export const VIEW_CALLS = keptCalls({
  kind: 'view',
  one: (object) => jsonResponse('View', object as unknown as Wire<'View'>),
  created: (object) => jsonResponse('View', object as unknown as Wire<'View'>, { status: 201 }),
  many: (views) => jsonResponse('ViewList', { views: views.map(({ label: _, ...view }) => view) }),
});

export const DASHBOARD_CALLS = keptCalls({
  kind: 'dashboard',
  one: (object) => jsonResponse('Dashboard', object as unknown as Wire<'Dashboard'>),
  created: (object) => jsonResponse('Dashboard', object as unknown as Wire<'Dashboard'>, { status: 201 }),
  many: (dashboards) => jsonResponse('DashboardList', { dashboards }),
});

function keptCalls<K extends KeptKind>(shapes: Shapes<K>): KeptCalls {
  const { kind } = shapes;
  const nothing = (name: string) => new PlumblineError([report('server/nothing-called', { kind, name })]);
  const wishOf = ({ body }: Call): KeptWish<K> => {
    const sent = body as Pick<Wire<'NewView'>, 'name' | 'is_shared'> & { readonly body: KeptBodies[K] };
    return { name: sent.name, isShared: sent.is_shared ?? false, body: sent.body };
  };
  return {
    list: async ({ caller }, { center }) =>
      shapes.many((await center.kept.list(caller.principal, kind)).map((one) => wireEntry(one, caller))),
    create: async (call, { center }) =>
      shapes.created(
        wireKept(await center.kept.create(call.caller.principal, kind, wishOf(call)), call.caller),
      ),
    async find({ caller, params: { id = '' } }, { center }) {
      const object = await center.kept.find(caller.principal, kind, id);
      if (object === null) throw nothing(id);
      return shapes.one(wireKept(object, caller));
    },
    async save(call, services) {
      const { caller, params, body } = call;
      const { id = '' } = params;
      const { revision } = body as { readonly revision: number };
      const { center } = services;
      const saved = await center.kept.save(caller.principal, { kind, id, revision }, wishOf(call));
      if (saved.kind === 'gone') throw nothing(id);
      if (saved.kind === 'changed') return conflict(call, saved.object, revision);
      return shapes.one(wireKept(saved.object, caller));
    },
    async remove({ caller, params: { id = '' } }, { center }: Services) {
      if (!(await center.kept.remove(caller.principal, kind, id))) throw nothing(id);
      return new Response(null, { status: 204 });
    },
  };
}

/** The one who was slower gets what is there now, to compare with what was to be written. */
function conflict({ locale, caller }: KnownCall, current: OwnedObject, read: number): Response {
  const { name, revision } = current;
  const diagnostics = [report('server/changed-meanwhile', { name, revision, read })];
  const body = { ...problemOf(diagnostics, locale), current: wireKept(current, caller) };
  return new Response(JSON.stringify(body), {
    status: 409,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale },
  });
}

function wireKept(object: OwnedObject, caller: KnownCaller): WireKept {
  return { ...wireHead(object, caller), body: object.body };
}

function wireEntry(entry: KeptEntry, caller: KnownCaller): Listed[number] {
  return { ...wireHead(entry, caller), metrics: [...entry.metrics], label: entry.label };
}

function wireHead(object: Omit<OwnedObject, 'body'>, { principal }: KnownCaller): Omit<Wire<'View'>, 'body'> {
  return {
    id: object.id,
    name: object.name,
    owner: object.owner,
    people: object.people.map((person) => ({ ...person })),
    is_own: object.owner === principal.user,
    is_shared: object.isShared,
    created_at: object.createdAt,
    updated_at: object.updatedAt,
    revision: object.revision,
  };
}
