/* Whether sources have changed, without what reads them. */
export { fingerprint } from './source/fingerprint.ts';
export { sourceMemory } from './source/source-memory.ts';
