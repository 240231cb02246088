import { readLayers } from '../layers.ts';
import type { Finding } from '../repository.ts';

/** An architecture of three packages, small enough to be read at once. */
export const table = `# Architecture
| package | owns | may import | third party | pure |
|---|---|---|---|---|
| low | words | – | – | yes |
| high | work | low | zod, node | no |
| testkit | tests | any | node | no |
`;

export const layers = readLayers(new Map([['ARCHITECTURE.md', table]]));

/** Findings as lines. */
export const at = (findings: readonly Finding[]) =>
  findings.map((finding) => `${finding.at} ${finding.message}`);

/** One file, by its path. */
export const source = (text: string, path = 'packages/low/src/a.ts') => new Map([[path, text]]);
