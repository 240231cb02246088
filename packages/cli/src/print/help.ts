import { displayWidth } from '@plumbline/diagnostics';
import { COMMANDS, type CommandForm, type CommandName, GLOBAL_FLAGS } from '../arguments/commands.ts';
import { FLAGS, type Flag, type FlagName } from '../arguments/flags.ts';
import type { Words } from '../words.ts';

/** Help of one command, or of all of them. */
export function helpText(command: CommandName | null, words: Words): string {
  const globals = section(
    words.options,
    GLOBAL_FLAGS.map((name) => flagLine(name, words)),
  );
  if (command === null) {
    const lines = Object.entries(COMMANDS).map(
      ([name, form]) => [`${name} ${form.usage}`, form.help[words.locale]] as const,
    );
    return [
      `plumbline — ${words.tagline}`,
      '',
      `${words.usage}${words.colon}plumbline <command> [options]`,
      '',
      ...section(words.commands, lines),
      '',
      ...globals,
      '',
      words.moreHelp,
    ].join('\n');
  }
  const form: CommandForm = COMMANDS[command];
  const flags = [...form.flags, ...GLOBAL_FLAGS].map((name) => flagLine(name, words));
  return [
    form.help[words.locale],
    '',
    `${words.usage}${words.colon}plumbline ${command} ${form.usage} [options]`,
    '',
    ...section(words.options, flags),
  ].join('\n');
}

function flagLine(name: FlagName, words: Words): readonly [string, string] {
  const flag: Flag = FLAGS[name];
  const short = flag.kind === 'switch' && flag.short !== undefined ? `-${flag.short}, ` : '';
  return [`${short}--${name}${valueText(flag)}`, flag.help[words.locale]];
}

function valueText(flag: Flag): string {
  if (flag.kind === 'switch') return '';
  return flag.kind === 'choice' ? ` ${flag.choices.join('|')}` : ` <${flag.value}>`;
}

function section(title: string, lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([left]) => displayWidth(left)));
  return [
    title,
    ...lines.map(([left, right]) => `  ${left}${' '.repeat(width - displayWidth(left) + 2)}${right}`),
  ];
}
