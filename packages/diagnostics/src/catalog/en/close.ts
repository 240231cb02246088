import type { CloseParams } from '../../codes/close.ts';
import type { Catalog } from '../catalog.ts';

export const close: Catalog<CloseParams> = {
  'close/not-fixed': (p) =>
    `${p.period} is no fixed period: write one whose first and last day are certain, such as 2026-06, 2026-Q2, FY2026`,
  'close/not-over': (p) => `${p.period} ends on ${p.to}, and can be locked after that`,
  'close/locked': (p) => `${p.period} was locked by ${p.by} at ${p.at}`,
  'close/not-locked': (p) => `${p.period} is not locked`,
  'close/other-lock': (p) => `${p.period} was locked anew by ${p.by} at ${p.at}; look at that lock first`,
  'close/no-reason': (p) => `unlocking ${p.period} needs a reason`,
  'close/restricted': () =>
    'closed figures are those of the whole company, and a part of the data is kept from you: you can neither see, lock nor unlock them',
  'close/no-figures': (p) => `no metric gives a figure for ${p.period}: it was not locked`,
  'close/partial': (p) =>
    `the rows do not reach the end of ${p.period}: the locked figures may be incomplete`,
  'close/left-out': (p) => `${p.metric} gives no answer for ${p.period}, and was left out: ${p.reason}`,
  'close/changed': (p) =>
    `settled history has changed: ${p.metric} of ${p.period} was ${p.closed ?? 'empty'} when it was closed and is ${p.now ?? 'empty'} now`,
  'close/gone': (p) =>
    `settled history has changed: ${p.metric} of ${p.period} was ${p.closed ?? 'empty'} when it was closed and cannot be answered any more`,
  'close/damaged': (p) =>
    p.damage === 'lines'
      ? `somebody has changed what is recorded of the lock of ${p.period}: it does not give the hash that it had`
      : `somebody has changed the hash of the lock of ${p.period}: the audit log knows another`,
  'close/not-whole': (p) =>
    `closed figures are of whole periods and the whole company: leave out ${p.option}`,
  'close/other-unit': (p) =>
    `${p.metric} was closed in ${p.closed ?? 'no unit'} and is in ${p.now ?? 'no unit'} now: its closed figure is left out`,
  'close/not-watched': (p) =>
    `it was done, but whether locked periods have changed by it could not be worked out: ${p.cause}`,
  'close/needs-catalog': () =>
    'closed figures stand in the catalog of a workspace: ask a server (--url, or run plumbline serve first)',
};
