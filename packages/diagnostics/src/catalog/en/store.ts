import { CAPABILITIES } from '../../capability.ts';
import type { StoreParams } from '../../codes/store.ts';
import type { Catalog } from '../catalog.ts';

export const store: Catalog<StoreParams> = {
  'store/unknown-url': (p) =>
    `the catalog's address begins with ${p.scheme === '' ? 'no scheme' : p.scheme}; it must begin with file: or postgres:`,
  'store/cannot-open': (p) => `the catalog cannot be opened: ${p.reason}`,
  'store/newer': (p) =>
    `the catalog was written by a newer version of plumbline (step ${p.step} is not known here); nothing was changed`,
  'store/migration-edited': (p) =>
    `step ${p.step} of the catalog's schema is not the one that built it; nothing was changed`,
  'store/unavailable': (p) => `the catalog does not answer: ${p.reason}`,
  'store/login-taken': (p) => `the login ${p.login} is taken`,
  'store/bad-login': (p) =>
    `${p.login} cannot be a login: it begins with a letter or digit, then letters, digits and . _ @ + -, 128 at most`,
  'store/unknown-user': (p) => `there is no user ${p.id}`,
  'store/backup-exists': (p) => `${p.file} exists; a backup never overwrites a file`,
  'store/backup-not-writable': (p) => `the backup ${p.file} cannot be written: ${p.reason}`,
  'store/backup-unreadable': (p) => `${p.file} is not a whole backup: ${p.reason}`,
  'store/backup-newer': (p) =>
    `${p.file} was written by a newer version of plumbline (backup format ${p.format})`,
  'store/restore-not-empty': (p) =>
    `${p.folder} is not empty; a backup is restored into an empty or new folder`,
  'store/in-server': () => 'the catalog of this workspace lives in a server database, and none was named',
  'store/in-folder': () =>
    'this workspace has a catalog in its folder; a server database cannot take its place',
  'store/other-workspace': () => 'the database that was named holds the catalog of another workspace',
  'store/not-allowed': (p) => `your roles do not let you ${CAPABILITIES[p.capability].label.en}`,
  'store/not-owner': (p) => `only its owner, ${p.owner}, may change it; save a copy of your own instead`,
  'store/too-many-kept': (p) =>
    `one person keeps at most ${p.most} ${p.kind === 'view' ? 'views' : 'dashboards'}; delete some that are no longer needed`,
};
