import { formatDiagnostic } from '@plumbline/diagnostics';
import { buildModel, type InspectedColumn, pathTo, readDefinitions } from '@plumbline/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE_COLUMNS, WHOLE_LANGUAGE } from '../build/whole-language.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const paths = Object.keys(WHOLE_LANGUAGE);
const inspected = new Map<string, readonly InspectedColumn[]>(
  Object.entries(WHOLE_COLUMNS).map(([dataset, types]) => [
    dataset,
    Object.entries(types).map(([name, type]) => ({
      name,
      type: typeof type === 'string' ? { kind: type } : type,
    })),
  ]),
);

/** Everything a caller would do with what was read; every diagnostic must be printable and stand in a file. */
function useAll(files: ReadonlyMap<string, string>): string {
  const read = readDefinitions(files, new Map([['ERP_URL', 'x']]));
  const built = buildModel(read.definitions, inspected);
  const diagnostics = [...read.diagnostics, ...built.diagnostics];
  for (const diagnostic of diagnostics) {
    const { at } = diagnostic;
    if (at?.kind !== 'file') continue;
    const lines = (files.get(at.file) ?? '').split('\n');
    expect(at.line).toBeLessThanOrEqual(lines.length);
    expect(at.column).toBeLessThanOrEqual((lines[at.line - 1] ?? '').length + 1);
  }
  const { model } = built;
  for (const dataset of model.datasets.keys()) {
    for (const name of model.dimensions.keys()) pathTo(model, dataset, { kind: 'conformed', name });
  }
  return diagnostics
    .map((one) => `${formatDiagnostic(one, 'zh')}\n${formatDiagnostic(one, 'en')}`)
    .join('\n');
}

const edit = fc.record({
  file: fc.constantFrom(...paths),
  at: fc.nat(),
  cut: fc.constantFrom(0, 0, 1, 3, 20, 200),
  put: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '\t',
      ':',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '${X}',
      '\u0000',
      '\uFEFF',
      '\uD800',
      '甲',
      'null',
      '~',
      '<<: *a',
      '\r\n',
      '---',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
    fc.constantFrom(
      ...[
        'sales',
        'web_sales',
        'revenue',
        'fruit.kind',
        'a',
        'month',
        'closing(',
        'union',
        'true',
        '-1',
        '99999999999999999999',
        '__proto__',
        'constructor',
        'toString',
      ],
    ),
  ),
});

describe('whatever is written', () => {
  it('is read without a throw, and twice alike', () => {
    const damaged = fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
      const files = new Map(Object.entries(WHOLE_LANGUAGE));
      for (const { file, at, cut, put } of edits) {
        const text = files.get(file) ?? '';
        const place = at % (text.length + 1);
        files.set(file, text.slice(0, place) + put + text.slice(place + cut));
      }
      return files;
    });
    fc.assert(
      fc.property(damaged, (files) => {
        expect(useAll(files)).toBe(useAll(new Map([...files].reverse())));
      }),
      { numRuns },
    );
  });

  it('may be swapped words of the workspace itself', () => {
    const words =
      Object.values(WHOLE_LANGUAGE)
        .join(' ')
        .match(/[a-z_0-9]+/g) ?? [];
    const swapped = fc
      .array(fc.tuple(fc.nat(words.length - 1), fc.nat(words.length - 1)), { minLength: 1, maxLength: 5 })
      .map((pairs) => {
        const files = new Map(Object.entries(WHOLE_LANGUAGE));
        for (const [from, to] of pairs) {
          for (const [path, text] of files)
            files.set(path, text.replace(new RegExp(`\\b${words[from]}\\b`), words[to] ?? ''));
        }
        return files;
      });
    fc.assert(
      fc.property(swapped, (files) => void useAll(files)),
      { numRuns },
    );
  });

  it('may be any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
        useAll(
          new Map([
            ['plumbline.yaml', a],
            ['b.yaml', b],
          ]),
        );
      }),
      { numRuns },
    );
  });
});
