import { type Diagnostic, report, suggest } from '@plumbline/diagnostics';
import type { Bilingual } from '../bilingual.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';
import { splitList } from './split-list.ts';

/** Puts the value of one flag into `flags`, or says why it cannot. `value` null: none was given. */
export function readFlag(
  name: FlagName,
  value: string | null,
  flags: Record<string, unknown>,
  diagnostics: Diagnostic[],
): void {
  const flag: Flag = FLAGS[name];
  const shown = `--${name}`;
  if (flag.kind === 'switch') {
    if (value !== null) diagnostics.push(report('cli/unexpected-value', { flag: shown, value }));
    flags[name] = true;
    return;
  }
  if (value === null || value === '') {
    diagnostics.push(report('cli/missing-value', { flag: shown }));
    return;
  }
  if (flag.kind === 'list') {
    const before = flags[name];
    flags[name] = [...(Array.isArray(before) ? before : []), ...splitList(value)];
    return;
  }
  if (flags[name] !== undefined) diagnostics.push(report('cli/repeated-flag', { flag: shown }));
  if (flag.kind === 'text') flags[name] = value;
  else if (flag.kind === 'count') readCount(name, value, flags, diagnostics);
  else if (flag.choices.includes(value)) flags[name] = value;
  else diagnostics.push(badChoice(name, value, flag.choices));
}

function readCount(
  name: FlagName,
  value: string,
  flags: Record<string, unknown>,
  diagnostics: Diagnostic[],
): void {
  const count = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(count) && count > 0) flags[name] = count;
  else diagnostics.push(badValue(name, value, { zh: '正整数', en: 'a whole number above 0' }));
}

function badChoice(name: FlagName, value: string, choices: readonly string[]): Diagnostic {
  const expected = { zh: `${choices.join('、')} 之一`, en: `one of ${choices.join(', ')}` };
  const [best] = suggest(value, choices);
  const diagnostic = badValue(name, value, expected);
  if (best === undefined) return diagnostic;
  return {
    ...diagnostic,
    hints: [{ text: { zh: `是不是 ${best}?`, en: `did you mean ${best}?` }, replace: best }],
  };
}

function badValue(name: FlagName, value: string, expected: Bilingual): Diagnostic {
  return report('cli/bad-value', { flag: `--${name}`, value, expected });
}
