import { parseArgs } from 'node:util';
import { type Diagnostic, didYouMean, type Hint, report } from '@plumbline/diagnostics';
import { COMMANDS, type CommandForm, type CommandName, GLOBAL_FLAGS, isCommand } from './commands.ts';
import { readFlag } from './flag-value.ts';
import { FLAGS, type Flag, type FlagName, type FlagValues } from './flags.ts';

export interface ParsedArguments {
  /** null: none given, or one that does not exist. */
  readonly command: CommandName | null;
  readonly positionals: readonly string[];
  readonly flags: FlagValues;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `process.argv.slice(2)`. Collects every problem; never throws. `help query` means `query --help`. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const diagnostics: Diagnostic[] = [];
  const words: string[] = [];
  const flags: Record<string, unknown> = {};
  for (const token of tokensOf(args)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    if (!isFlag(token.name)) {
      diagnostics.push(unknownFlag(token.rawName));
      continue;
    }
    readFlag(token.name, token.value ?? null, flags, diagnostics);
  }
  const asksHelp = words[0] === 'help';
  if (asksHelp) {
    words.shift();
    flags.help = true;
  }
  const [name, ...positionals] = words;
  const needsCommand = flags.help !== true && flags.version !== true;
  const command = name !== undefined && isCommand(name) ? name : null;
  if (name === undefined && needsCommand)
    diagnostics.push(report('cli/missing-command', {}, { hints: [helpHint()] }));
  if (name !== undefined && command === null) diagnostics.push(unknownCommand(name));
  if (command !== null && needsCommand) diagnostics.push(...checkForm(command, positionals, flags));
  return { command, positionals, flags: flags as FlagValues, diagnostics };
}

type Tokens = NonNullable<ReturnType<typeof parseArgs>['tokens']>;

/** `--by --format json`: a flag is never the value of another, so reading starts again at it. */
function tokensOf(args: readonly string[]): Tokens {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const at = tokens.findIndex(isFlagAsValue);
  const token = tokens[at];
  if (token === undefined || token.kind !== 'option') return tokens;
  const without = { ...token, value: undefined, inlineValue: undefined };
  return [...tokens.slice(0, at), without, ...tokensOf(args.slice(token.index + 1))];
}

function isFlagAsValue(token: Tokens[number]): boolean {
  return token.kind === 'option' && token.inlineValue === false && (token.value?.startsWith('--') ?? false);
}

const OPTIONS = Object.fromEntries(
  Object.entries(FLAGS as Readonly<Record<string, Flag>>).map(([name, flag]) => [
    name,
    flag.kind === 'switch'
      ? { type: 'boolean' as const, ...(flag.short === undefined ? {} : { short: flag.short }) }
      : { type: 'string' as const },
  ]),
);

function isFlag(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name);
}

function checkForm(
  command: CommandName,
  positionals: readonly string[],
  flags: Readonly<Record<string, unknown>>,
): readonly Diagnostic[] {
  const form: CommandForm = COMMANDS[command];
  const allowed: ReadonlySet<string> = new Set([...form.flags, ...GLOBAL_FLAGS]);
  const problems: Diagnostic[] = Object.keys(flags)
    .filter((flag) => !allowed.has(flag))
    .map((flag) =>
      report('cli/flag-not-for-command', { flag: `--${flag}`, command }, { hints: [helpHint(command)] }),
    );
  const { format } = flags;
  if (typeof format === 'string' && form.formats !== undefined && !form.formats.includes(format)) {
    const params = { flag: '--format', value: format, choices: form.formats };
    problems.push(report('cli/not-a-choice', params, { hints: [helpHint(command)] }));
  }
  const [fewest, most] = form.takes;
  if (positionals.length < fewest) {
    problems.push(
      report('cli/missing-argument', { command, argument: form.usage }, { hints: [helpHint(command)] }),
    );
  }
  for (const argument of positionals.slice(most)) {
    problems.push(report('cli/unexpected-argument', { command, argument }, { hints: [helpHint(command)] }));
  }
  return problems;
}

function unknownFlag(raw: string): Diagnostic {
  const names = Object.keys(FLAGS).map((name) => `--${name}`);
  return report('cli/unknown-flag', { flag: raw }, { hints: near(raw, names) });
}

function unknownCommand(name: string): Diagnostic {
  return report('cli/unknown-command', { name }, { hints: near(name, Object.keys(COMMANDS)) });
}

function near(name: string, candidates: readonly string[]): readonly Hint[] {
  const hints = didYouMean(name, candidates, 1);
  return hints.length > 0 ? hints : [helpHint()];
}

function helpHint(command?: CommandName): Hint {
  const line = command === undefined ? 'plumbline --help' : `plumbline ${command} --help`;
  return { text: { zh: `用法见 ${line}`, en: `see ${line}` } };
}
