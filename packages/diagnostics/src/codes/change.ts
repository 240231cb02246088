import type { LifecycleEvent, LifecycleState, SignatureSide } from '../lifecycle.ts';

type Nothing = Record<never, never>;

/** What is edited one by one. */
type EditedKind = 'metric' | 'term' | 'policy';

/** What stands in definition files as a whole. */
type FileKind =
  | 'workspace'
  | 'connection'
  | 'dataset'
  | 'relationship'
  | 'dimension'
  | 'bridge'
  | 'hierarchy'
  | 'calendar'
  | 'statement'
  | 'currency_rates'
  | 'rollup'
  | 'policy'
  | 'reconciliation'
  | 'metric'
  | 'term'
  | 'goal'
  | 'link'
  | 'action'
  | 'alert';

/** Codes of: change requests, their signatures, and what becomes of definitions. */
export interface ChangeParams {
  'change/wrong-step': { state: LifecycleState; event: LifecycleEvent };
  /** The review of the workspace asks for no such signature. */
  'change/no-such-signature': { side: SignatureSide };
  /** Who asks for a change never signs it. */
  'change/own-request': { requester: string };
  'change/not-requester': { requester: string };
  /** Somebody who signs for neither side would send a request back or reject it. */
  'change/not-signer': Nothing;
  'change/signed-already': { side: SignatureSide; by: string };
  /** One person does not sign for both sides. */
  'change/both-sides': { side: SignatureSide };
  /** Somebody else has published the object since the request was made; versions by number, 0: there was none. */
  'change/overtaken': { kind: string; id: string; read: number; version: number };
  'change/revised-meanwhile': { id: string; revision: number; read: number };
  'change/nothing-to-change': Nothing;
  /** A day until which it should be decided, and that has passed when it is set; ISO days. */
  'change/deadline-past': { due: string; today: string };
  'change/not-reviewed': Nothing;
  /** A draft that is in force is not taken back by a step: earlier definitions are applied again. */
  'change/in-force': { id: string };
  /** Policies keep a part of the definitions from who asks. */
  'change/closed-definitions': Nothing;
  /** Files that would keep a part of the definitions from who sends them; what, as `kind:name`. */
  'change/closes-to-writer': { count: number; names: readonly string[] };
  /** The same wish stands, with other files, or with files that were held against others: these are not kept. */
  'change/asked-already': { id: string };
  'change/unknown-person': { login: string };
  /** `known`: versions that say something. */
  'change/unknown-version': { metric: string; version: number; known: readonly string[] };
  'change/unknown-metric': { name: string };
  /** A definition was edited from a version that is not the last any more; what both say, as written: of a metric the formula. */
  'change/stale-edit': {
    kind: EditedKind;
    name: string;
    read: number;
    version: number;
    mine: string;
    theirs: string;
  };
  /** A definition is to be new, and there is one of that name. */
  'change/name-taken': { kind: EditedKind; name: string };
  /** One call edits the same definition twice. */
  'change/edited-twice': { kind: EditedKind; name: string };
  /** An edit that was made from no definition names a version that it was made from. */
  'change/base-of-nothing': { base: number };
  /** What is to be written over is kept from who asks: written for later, or naming what policies hide. */
  'change/unread-definition': { kind: EditedKind; name: string };
  /** The text of a definition that is edited gives it another name. */
  'change/renamed-edit': { kind: EditedKind; name: string; found: string };
  /** What should be one definition is none, several, or has no name. */
  'change/no-definition-text': { kind: EditedKind };
  /** Files say of it what was last applied from files, and the catalog has been changed since: the catalog's stays. `by`: null where it is not told. */
  'change/catalog-newer': {
    kind: FileKind;
    name: string;
    version: number;
    by: string | null;
    on: string;
    isGone: boolean;
  };
  /** Changed since files were last applied, in the files and in the catalog, and not alike. */
  'change/both-changed': {
    kind: FileKind;
    name: string;
    version: number;
    by: string | null;
    on: string;
    /** Where it is there no more. */
    gone: 'files' | 'catalog' | null;
    /** What is not alike; null: not there. */
    parts: readonly {
      readonly path: string;
      readonly files: string | null;
      readonly catalog: string | null;
    }[];
  };
  /** Made beside the files, which do not know it: it stays. */
  'change/only-in-catalog': { count: number; names: readonly string[] };
  /** Files alone changed it, to what an earlier version said: meant, or an older copy of them. `by`: of the version there is; null where it is not told. */
  'change/goes-back': {
    kind: FileKind;
    name: string;
    like: number;
    version: number;
    by: string | null;
    on: string;
  };
  /** Which side is to win is said of something that is neither in the files nor in the catalog, or for both sides. */
  'change/unknown-choice': { name: string; isTwice: boolean };
  /** Which side is to win is said by a name that definitions of several kinds have. */
  'change/ambiguous-choice': { name: string };
  /** Somebody's sight is asked for under an edit that decides about none. */
  'change/no-sight-of': { kind: EditedKind };
  /** A definition is to be removed, and others name it. */
  'change/still-named': { kind: EditedKind; name: string; by: readonly string[] };
}
