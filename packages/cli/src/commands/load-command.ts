import { type DatasetReport, load } from '@plumbline/center';
import { loadEvents, readDiagnostics, type Wire } from '@plumbline/client';
import { type Locale, PlumblineError } from '@plumbline/diagnostics';
import { decimalText } from '@plumbline/finance';
import { progressBar } from '../print/progress.ts';
import { textTable } from '../print/text-table.ts';
import type { Remote } from '../remote/find-remote.ts';
import { withRemote } from '../remote/with-remote.ts';
import { WORDS, type Words } from '../words.ts';
import { type CommandContext, type ExitCode, folderOf, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { ensureDemoData } from './make-demo.ts';

/** Loads, then prints rows read, loaded and quarantined for each dataset. */
export async function loadCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const dir = folderOf(context);
  const print = async (datasets: readonly PrintedDataset[], locale: Locale) => {
    const text = flags.format === 'json' ? JSON.stringify({ datasets }) : loadText(datasets, WORDS[locale]);
    await io.stdout.write(`${text}\n`);
  };
  const atServer = await withRemote(context, dir, context.tell, async (remote) => {
    const { datasets, diagnostics } = await loadAtServer(remote, context);
    await context.tell(readDiagnostics(diagnostics), context.locale);
    await print(datasets.map(printed), context.locale);
    return 0;
  });
  if (atServer !== null) return atServer;
  if (!(await ensureDemoData(context, dir))) return 1;
  return withWorkspace(context, dir, async (workspace, locale) => {
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
    await print(report.datasets, locale);
    return 0;
  });
}

/** The server goes on when this command is broken off. */
async function loadAtServer(
  { client, url }: Remote,
  { io, flags }: CommandContext,
): Promise<Wire<'LoadReport'>> {
  const bar = progressBar(io.stderr, io.now);
  let loaded: Wire<'LoadReport'> = { datasets: [], diagnostics: [] };
  try {
    const body = { force: flags.force ?? false };
    for await (const event of loadEvents(client, { url, body, signal: io.signal })) {
      if (event.kind === 'report') loaded = event.report;
      if (event.kind === 'problem') throw new PlumblineError(readDiagnostics(event.problem.diagnostics));
      if (event.kind !== 'progress') continue;
      const { dataset, step, bytes_done: bytesDone, bytes_total: bytesTotal, rows } = event;
      bar.update({ dataset, step, bytesDone, bytesTotal, rows });
    }
    return loaded;
  } finally {
    bar.clear();
  }
}

type PrintedDataset = Omit<DatasetReport, 'quarantinedTotals'>;

function printed(sent: Wire<'LoadReport'>['datasets'][number]): PrintedDataset {
  const { dataset, status, rows_read, rows_loaded, quarantined, rejects_file } = sent;
  return {
    dataset,
    status,
    rowsRead: rows_read,
    rowsLoaded: rows_loaded,
    quarantined,
    rejectsFile: rejects_file,
  };
}

export function loadText(datasets: readonly PrintedDataset[], words: Words): string {
  const numbers = (rows: readonly number[]) => rows.map((n) => decimalText(n, 0, 0) ?? '');
  const sum = (read: (dataset: PrintedDataset) => number) =>
    datasets.reduce((total, d) => total + read(d), 0);
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
