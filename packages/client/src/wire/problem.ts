import { z } from 'zod';
import { text } from './text.ts';

const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    file: z.string(),
    line: z.int(),
    column: z.int(),
    length: z.int(),
    source: z.string().optional(),
  }),
  z.object({
    kind: z.literal('query'),
    path: z.string(),
    text: z.string().optional(),
    start: z.int().optional(),
    end: z.int().optional(),
  }),
  z.object({
    kind: z.literal('data'),
    file: z.string(),
    line: z.int().optional(),
    column: z.string().optional(),
  }),
]);

/** One finding: `message` in the language asked for, `messages` in both. */
export const wireDiagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  messages: text,
  params: z.record(z.string(), z.unknown()),
  at: place.optional(),
  hints: z.array(z.object({ text, replace: z.string().optional() })),
  related: z.array(z.object({ at: place, note: text })).optional(),
});

/** RFC 9457. `detail` is the first error in the language asked for. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  diagnostics: z.array(wireDiagnostic),
  /** With 409: what is there now. */
  current: z.unknown().optional(),
});
