import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { Json, KeptContent, KeptObject, Saved as StoreSaved } from '@plumbline/store';
import { targetsOfMentions } from '../catalog/references-of.ts';
import type { Principal } from '../center/principal.ts';
import { isUnrestricted, modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import type { PersonName } from '../governance/change-requests-case.ts';
import { namesOf, withNames } from '../governance/names-of.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { bodySeen } from './body-seen.ts';
import { type KeptBodies, type KeptKind, labelOf, mentionsOfBody } from './kept-bodies.ts';

/** What one person keeps of one kind. */
const MOST = 1000;

/** Views and dashboards: their owner writes them, the shared ones are there for everybody who may read. */
export interface KeptCase {
  /** Own ones and shared ones, last changed first. */
  list(principal: Principal, kind: KeptKind): Promise<readonly KeptEntry[]>;
  /** Null when there is none, or it is another's and not shared. Of another's, without what names something hidden. */
  find(principal: Principal, kind: KeptKind, id: string): Promise<OwnedObject | null>;
  /** Throws PlumblineError `store/too-many-kept`. */
  create<K extends KeptKind>(principal: Principal, kind: K, wish: KeptWish<K>): Promise<OwnedObject>;
  /** Makes an example once in the life of the catalog: whoever deletes it does not find it again. */
  offer<K extends KeptKind>(
    principal: Principal,
    example: { readonly kind: K; readonly key: string },
    wish: KeptWish<K>,
  ): Promise<void>;
  /** Throws PlumblineError `store/not-owner`. */
  save<K extends KeptKind>(
    principal: Principal,
    read: { readonly kind: K; readonly id: string; readonly revision: number },
    wish: KeptWish<K>,
  ): Promise<Saved>;
  /** False when there is none. Throws PlumblineError `store/not-owner`. */
  remove(principal: Principal, kind: KeptKind, id: string): Promise<boolean>;
}

/** With what its owner is called. */
export interface OwnedObject extends KeptObject {
  readonly people: readonly PersonName[];
}

export type Saved =
  | { readonly kind: Exclude<StoreSaved['kind'], 'gone'>; readonly object: OwnedObject }
  | { readonly kind: 'gone' };

export interface KeptWish<K extends KeptKind> {
  readonly name: string;
  readonly isShared: boolean;
  readonly body: KeptBodies[K];
}

export interface KeptEntry extends Omit<OwnedObject, 'body'> {
  /** Names of the metrics it shows, each once, in order. */
  readonly metrics: readonly string[];
  /** The name in both languages, where there is one. */
  readonly label: Text | null;
}

export function keptCase(workings: Workings): KeptCase {
  const { holder, snapshots } = workings;
  const { kept, settings } = holder.store;
  const reached = async (principal: Principal, kind: KeptKind, id: string) => {
    permit(principal, 'read');
    const object = await kept.find(kind, id);
    return object === null || !(object.isShared || object.owner === principal.user) ? null : object;
  };
  const own = async (principal: Principal, kind: KeptKind, id: string) => {
    const object = await reached(principal, kind, id);
    if (object !== null && object.owner !== principal.user)
      throw new PlumblineError([report('store/not-owner', { owner: object.owner })]);
    return object;
  };
  const named = async (object: KeptObject): Promise<OwnedObject> => ({
    ...object,
    people: await namesOf(workings, [object.owner]),
  });
  const contentOf = <K extends KeptKind>(kind: K, { name, isShared, body }: KeptWish<K>): KeptContent => ({
    name,
    isShared,
    body: JSON.parse(JSON.stringify(body)) as Json,
    references: targetsOfMentions(mentionsOfBody(kind, body), null, snapshots.current().model),
  });
  return {
    async list(principal, kind) {
      permit(principal, 'read');
      // What others share may name what this person does not see.
      const served = snapshots.current();
      const { metrics: seen } = modelSeen(served, principal);
      const isSeen = (name: string) => isUnrestricted(served, principal) || seen.has(name);
      const entries = (await kept.list(kind, principal.user)).map((object) => entryOf(object, kind));
      const shown = entries.map((entry) => ({ ...entry, metrics: entry.metrics.filter(isSeen) }));
      return withNames(workings, shown, ({ owner }) => [owner]);
    },
    async find(principal, kind, id) {
      const object = await reached(principal, kind, id);
      const served = snapshots.current();
      if (object === null || object.owner === principal.user || isUnrestricted(served, principal))
        return object === null ? null : named(object);
      return named(bodySeen(kind, object, { whole: served.model, visible: modelSeen(served, principal) }));
    },
    async create(principal, kind, wish) {
      permit(principal, 'keep');
      if ((await kept.count(kind, principal.user)) >= MOST)
        throw new PlumblineError([report('store/too-many-kept', { kind, most: MOST })]);
      return named(await kept.create(kind, contentOf(kind, wish), writerOf(workings, principal)));
    },
    async offer(principal, { kind, key }, wish) {
      permit(principal, 'keep');
      const setting = `offered.${kind}.${key}`;
      if ((await settings.get(setting)) !== null) return;
      const { id } = await kept.create(kind, contentOf(kind, wish), writerOf(workings, principal));
      await settings.set(setting, id, writerOf(workings, principal));
    },
    async save(principal, read, wish) {
      permit(principal, 'keep');
      if ((await own(principal, read.kind, read.id)) === null) return { kind: 'gone' };
      const saved = await kept.save(read, contentOf(read.kind, wish), writerOf(workings, principal));
      return saved.kind === 'gone' ? saved : { ...saved, object: await named(saved.object) };
    },
    async remove(principal, kind, id) {
      permit(principal, 'keep');
      if ((await own(principal, kind, id)) === null) return false;
      return kept.remove(kind, id, writerOf(workings, principal));
    },
  };
}

function entryOf({ body, ...rest }: KeptObject, kind: KeptKind): Omit<KeptEntry, 'people'> {
  const mentions = mentionsOfBody(kind, body as unknown as KeptBodies[typeof kind]);
  const metrics = mentions.filter(({ of }) => of === 'metric').map(({ text }) => text);
  return { ...rest, metrics: [...new Set(metrics)], label: labelOf(body) };
}
