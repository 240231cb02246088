import { resolve } from 'node:path';
import { canHoldDemo, DEMO_DAYS, isDay, lacksDemoData, writeDemo } from '@plumbline/demo';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { stopwatch } from '../print/stopwatch.ts';
import { WORDS } from '../words.ts';
import type { CommandContext } from './command-context.ts';

/** Writes the demo company into a folder and says so; false when it could not, which has been told. */
export async function makeDemo(context: CommandContext, dir: string): Promise<boolean> {
  if (!(await hasUsableDay(context))) return false;
  try {
    if (await canHoldDemo(resolve(context.io.cwd, dir))) {
      await write(context, dir);
      return true;
    }
    const text = {
      zh: '换一个空文件夹，如 plumbline demo my-demo',
      en: 'name an empty folder, as in plumbline demo my-demo',
    };
    await context.tell([report('cli/folder-in-use', { path: dir }, { hints: [{ text }] })], context.locale);
    return false;
  } catch (cause) {
    if (cause instanceof PlumblineError) {
      await context.tell(cause.diagnostics, context.locale);
      return false;
    }
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const params = { path: dir, reason: systemReason(cause) };
    await context.tell([report('workspace/state-not-writable', params)], context.locale);
    return false;
  }
}

/** A workspace with the demo's definitions and no data gets them on first use, up to its own day whatever day is asked for. */
export async function ensureDemoData(context: CommandContext, dir: string): Promise<boolean> {
  if (!(await lacksDemoData(resolve(context.io.cwd, dir)))) return true;
  const { today: _, ...flags } = context.flags;
  return makeDemo({ ...context, flags }, dir);
}

async function write({ io, flags, locale }: CommandContext, dir: string): Promise<void> {
  const words = WORDS[locale];
  const progress = async (text: string) => {
    if (io.stderr.isTerminal) await io.stderr.write(`\r\u001b[K${text}`);
  };
  await progress(words.demoMaking);
  const seconds = stopwatch(io.now);
  const { files, isNew, kept } = await writeDemo(resolve(io.cwd, dir), {
    ...(flags.scale === undefined ? {} : { scale: flags.scale }),
    ...(flags.today === undefined ? {} : { today: flags.today }),
    signal: io.signal,
    onProgress: ({ step, done, of }) => {
      void progress(`${words.demoMaking} ${Math.round((100 * done) / of)} % ${step}`);
    },
  });
  await progress('');
  const made = { files: files.length, seconds: seconds(), dir };
  await io.stderr.write(`${isNew ? words.demoMade(made) : words.demoThere(dir)}\n`);
  if (kept.length > 0) await io.stderr.write(`${words.demoKept(kept)}\n`);
}

/** The plan of the company covers three years; its clock must stand inside. */
async function hasUsableDay({ flags: { today }, tell, locale }: CommandContext): Promise<boolean> {
  if (today === undefined) return true;
  if (!isDay(today)) await tell([report('workspace/bad-today', { text: today })], locale);
  else if (today < DEMO_DAYS.first || today > DEMO_DAYS.last) {
    const params = { flag: '--today', value: today, least: DEMO_DAYS.first, most: DEMO_DAYS.last };
    await tell([report('cli/out-of-range', params)], locale);
  } else return true;
  return false;
}
