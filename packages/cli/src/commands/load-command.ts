import { type DatasetReport, load } from '@plumbline/center';
import { progressBar } from '../print/progress.ts';
import { textTable } from '../print/text-table.ts';
import { WORDS, type Words } from '../words.ts';
import { type CommandContext, type ExitCode, folderOf, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { ensureDemoData } from './make-demo.ts';

/** Loads, then prints rows read, loaded and quarantined for each dataset. */
export async function loadCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  if (!(await ensureDemoData(context, folderOf(context)))) return 1;
  return withWorkspace(context, folderOf(context), async (workspace, locale) => {
    const bar = progressBar(io.stderr, io.now);
    const report = await load(workspace, {
      command: 'plumbline load',
      now: io.now,
      signal: io.signal,
      lockWaitMs: LOCK_WAIT_MS,
      force: flags.force ?? false,
      onProgress: bar.update,
    }).finally(bar.clear);
    await context.tell(report.diagnostics, locale);
    const { datasets } = report;
    const text = flags.format === 'json' ? JSON.stringify({ datasets }) : loadText(datasets, WORDS[locale]);
    await io.stdout.write(`${text}\n`);
    return 0;
  });
}

export function loadText(datasets: readonly DatasetReport[], words: Words): string {
  const numbers = (rows: readonly number[]) => rows.map((n) => n.toLocaleString('en-US'));
  const sum = (read: (dataset: DatasetReport) => number) => datasets.reduce((total, d) => total + read(d), 0);
  const table = textTable(
    words.loadHeadings.map((heading, i) => ({ heading, align: i < 2 ? 'left' : 'right' })),
    [
      datasets.map((d) => [
        d.dataset,
        words.loadStates[d.status],
        ...numbers([d.rowsRead, d.rowsLoaded, d.quarantined]),
      ]),
      [
        [
          words.total,
          '',
          ...numbers([sum((d) => d.rowsRead), sum((d) => d.rowsLoaded), sum((d) => d.quarantined)]),
        ],
      ],
    ],
  );
  const rejects = datasets.flatMap((d) =>
    d.rejectsFile === null
      ? []
      : [words.rejects({ dataset: d.dataset, rows: d.quarantined, file: d.rejectsFile })],
  );
  return [...table, ...(rejects.length > 0 ? ['', ...rejects] : [])].join('\n');
}
