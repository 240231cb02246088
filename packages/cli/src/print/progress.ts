import type { LoadProgress } from '@plumbline/center';
import { displayWidth } from '@plumbline/diagnostics';
import { decimalText } from '@plumbline/finance';
import type { Output } from '../io.ts';

const BAR = 24;
const EVERY_MS = 80;

export interface ProgressBar {
  update(progress: LoadProgress): void;
  clear(): void;
}

/** One line on a terminal that is drawn over again; nothing where standard error is no terminal. */
export function progressBar(output: Output, now: () => Date): ProgressBar {
  if (!output.isTerminal) return { update: () => undefined, clear: () => undefined };
  let drawn = 0;
  let isShown = false;
  return {
    update: (progress) => {
      const time = now().getTime();
      if (time - drawn < EVERY_MS) return;
      drawn = time;
      isShown = true;
      void output.write(`\r\u001b[K${fitted(progressLine(progress), output.columns - 1)}`);
    },
    clear: () => {
      if (isShown) void output.write('\r\u001b[K');
      isShown = false;
    },
  };
}

export function progressLine({ dataset, bytesDone, bytesTotal, rows }: LoadProgress): string {
  const share = bytesTotal <= 0 ? 0 : Math.min(1, bytesDone / bytesTotal);
  const filled = Math.round(share * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)}% ${dataset} ${decimalText(rows, 0, 0)}`;
}

function fitted(text: string, columns: number): string {
  let fitting = '';
  for (const character of text) {
    if (displayWidth(fitting + character) > columns) break;
    fitting += character;
  }
  return fitting;
}
