import { hash } from 'node:crypto';
import { canonicalJson } from '../json.ts';
import type { Close } from './close.ts';

/** Covers who locked what and when, each figure and each thing that it rested on. */
export function closeHash({ seq, hash: _, figures, sources, ...step }: Close): string {
  const lines = [
    canonicalJson({ ...step, seq }),
    ...figures.map((one) => canonicalJson({ ...one })).sort(),
    ...sources.map((one) => canonicalJson({ ...one })).sort(),
  ];
  return hash('sha256', lines.join('\n'), 'hex');
}
