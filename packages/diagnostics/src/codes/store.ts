import type { Capability } from '../capability.ts';

type Nothing = Record<never, never>;

/** Codes of: the catalog (store), and what center does with it. */
export interface StoreParams {
  'store/unknown-url': { scheme: string };
  'store/cannot-open': { reason: string };
  /** The schema has a step that this program does not know. */
  'store/newer': { step: string };
  'store/migration-edited': { step: string };
  'store/unavailable': { reason: string };
  'store/login-taken': { login: string };
  'store/bad-login': { login: string };
  'store/unknown-user': { id: string };
  'store/backup-exists': { file: string };
  'store/backup-not-writable': { file: string; reason: string };
  'store/backup-unreadable': { file: string; reason: string };
  /** Made by a newer program. */
  'store/backup-newer': { file: string; format: number };
  'store/restore-not-empty': { folder: string };
  /** The catalog of this folder lives in a server database, and none was named. */
  'store/in-server': Nothing;
  /** A server database was named for a folder that has a catalog of its own. */
  'store/in-folder': Nothing;
  'store/other-workspace': Nothing;
  'store/not-allowed': { capability: Capability };
  /** Only its owner changes what somebody keeps. */
  'store/not-owner': { owner: string };
  'store/too-many-kept': { kind: 'view' | 'dashboard'; most: number };
}
