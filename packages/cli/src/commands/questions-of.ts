import { type Diagnostic, report } from '@plumbline/diagnostics';
import { ASKING_FLAGS } from '../arguments/asking-flags.ts';
import { queryOfFlags } from '../arguments/query-of-flags.ts';
import { type Questions, readQueries } from '../read-queries.ts';
import type { CommandContext } from './command-context.ts';

/** The queries of a command line: one from its flags, or those of `--query`. */
export async function questionsOf(context: CommandContext, command: string): Promise<Questions> {
  const { flags, positionals, io } = context;
  const conflict = conflictIn(context);
  if (conflict !== null) return { queries: null, diagnostic: conflict };
  if (flags.query !== undefined) return readQueries(flags.query, io);
  if (positionals.length === 0 && flags.by === undefined) {
    return {
      queries: null,
      diagnostic: report(
        'cli/missing-argument',
        { command, argument: '<metric>…' },
        {
          hints: [
            {
              text: {
                zh: `例如 plumbline ${command} revenue --by month`,
                en: `for example: plumbline ${command} revenue --by month`,
              },
            },
          ],
        },
      ),
    };
  }
  return { queries: [queryOfFlags(positionals, flags)], diagnostic: null };
}

function conflictIn({ flags, positionals }: CommandContext): Diagnostic | null {
  if (flags.query === undefined) return null;
  const asking = ASKING_FLAGS.find((name) => flags[name] !== undefined);
  const second = asking === undefined ? positionals[0] : `--${asking}`;
  return second === undefined ? null : report('cli/conflicting-flags', { first: '--query', second });
}
