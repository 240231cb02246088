import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
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
  else if (flag.kind === 'port') readPort(name, value, flags, diagnostics);
  else if (flag.kind === 'factor') readFactor(name, flag, value, { flags, diagnostics });
  else if (flag.choices.includes(value)) flags[name] = value;
  else {
    const hints = didYouMean(value, flag.choices, 1);
    diagnostics.push(report('cli/not-a-choice', { flag: shown, value, choices: flag.choices }, { hints }));
  }
}

function readFactor(
  name: FlagName,
  { least, most }: Flag & { readonly kind: 'factor' },
  value: string,
  into: { readonly flags: Record<string, unknown>; readonly diagnostics: Diagnostic[] },
): void {
  const factor = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && factor >= least && factor <= most) into.flags[name] = factor;
  else {
    const params = { flag: `--${name}`, value, least: String(least), most: String(most) };
    into.diagnostics.push(report('cli/out-of-range', params));
  }
}

function readCount(
  name: FlagName,
  value: string,
  flags: Record<string, unknown>,
  diagnostics: Diagnostic[],
): void {
  const count = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(count) && count > 0) flags[name] = count;
  else diagnostics.push(report('cli/not-a-count', { flag: `--${name}`, value }));
}

function readPort(
  name: FlagName,
  value: string,
  flags: Record<string, unknown>,
  diagnostics: Diagnostic[],
): void {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) flags[name] = port;
  else diagnostics.push(report('cli/not-a-port', { flag: `--${name}`, value }));
}
