import { readdirSync, readFileSync } from 'node:fs';
import { type Diagnostic, messageOf } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { declaredCodes } from './declared-codes.ts';

const folder = new URL('../../../diagnostics/src/codes/', import.meta.url);
const stages = readdirSync(folder).filter((file) => file !== 'index.ts');
const codes = stages.flatMap((file) => declaredCodes(file, readFileSync(new URL(file, folder), 'utf8')));

const han = /\p{Script=Han}/u;
const broken = /undefined|\[object|NaN/;

test('codes are words: a stage, a slash, kebab-case, each declared once', () => {
  for (const { code } of codes) expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
});

describe('every message, in both languages, for every alternative of its parameters', () => {
  test.each(codes)('$code', ({ code, samples }) => {
    for (const params of samples) {
      const diagnostic = { code, params, severity: 'error', hints: [] } as unknown as Diagnostic;
      const zh = messageOf(diagnostic, 'zh');
      const en = messageOf(diagnostic, 'en');
      expect(zh).toMatch(han);
      expect(en).not.toMatch(han);
      expect(en).toMatch(/[a-z]/);
      for (const text of [zh, en]) {
        expect(text).not.toMatch(broken);
        if (Object.values(params).includes(null)) expect(text).not.toContain('null');
        expect(text).toBe(text.trim());
        expect(text).not.toContain('\n');
      }
      expect(dataIn(en), `${en}\n${zh}\nname the same data`).toEqual(dataIn(zh));
    }
  });
});

/** The sample texts that a message shows. */
function dataIn(message: string): readonly string[] {
  return [...new Set(message.match(/⟨\d+⟩/g))].sort();
}

test('parameters are made from the declared types', () => {
  const text = `
    export interface Words { zh: string; en: string }
    export interface AnyParams {
      'any/plain': { name: string; count: number };
      'any/union': { kind: 'a' | 'b'; names: readonly string[]; at: string | null };
      'any/words': { words: Words };
      'any/none': Record<never, never>;
    }`;
  expect(declaredCodes('any.ts', text)).toEqual([
    { code: 'any/plain', samples: [{ name: '⟨1⟩', count: 7 }] },
    {
      code: 'any/union',
      samples: [
        { kind: 'a', names: ['⟨1⟩'], at: '⟨2⟩' },
        { kind: 'b', names: ['⟨1⟩'], at: null },
      ],
    },
    { code: 'any/words', samples: [{ words: { zh: '⟨1⟩', en: '⟨2⟩' } }] },
    { code: 'any/none', samples: [{}] },
  ]);
});
