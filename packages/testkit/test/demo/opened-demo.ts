import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DEFINITIONS, generateDemo } from '@plumbline/demo';
import { formatDiagnostic } from '@plumbline/diagnostics';
import type { MetricQuery, MetricResult } from '@plumbline/query';
import { type Opened, openCopy } from '../definitions/open-copy.ts';

/** A twentieth of the company: small enough for a test, large enough for the rates of the story. PLUMBLINE_DEMO_SCALE asks for another. */
export const SCALE = Number(process.env.PLUMBLINE_DEMO_SCALE ?? '0.05');
/** 10,000 yuan of the story in this company. */
export const WAN = 10_000 * SCALE;
export const CLOSED = '2026-01..2026-10';

type Figures = Readonly<Record<string, number>>;

export interface Truth {
  readonly headline: Figures;
  readonly channels: readonly Readonly<Record<string, number | string>>[];
  readonly bridge: Figures;
  readonly events: Readonly<Record<string, Figures>>;
  readonly counterfactuals: readonly {
    readonly event: string;
    readonly measure: string;
    readonly value: number;
  }[];
}

export interface OpenedDemo {
  readonly truth: Truth;
  readonly session: Opened['session'];
  readonly ask: (query: Partial<MetricQuery> & Pick<MetricQuery, 'metrics'>) => Promise<MetricResult>;
  readonly onlyValue: (metric: string, query?: Partial<MetricQuery>) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The demo made and loaded in a folder of its own; questions without a period are about the closed months of the year. */
export async function openDemo(): Promise<OpenedDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  try {
    await cp(DEFINITIONS, folder, {
      recursive: true,
      filter: (path) => !/[\\/](data|\.plumbline)([\\/]|$)/.test(path.slice(DEFINITIONS.length)),
    });
    await generateDemo({ dir: folder, scale: SCALE });
    const truth = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8')) as Truth;
    const opened = await openCopy(folder);
    const ask: OpenedDemo['ask'] = async (query) => {
      const { result, diagnostics } = await opened.session.query({ period: CLOSED, ...query });
      if (result === null)
        throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
      return result;
    };
    const onlyValue: OpenedDemo['onlyValue'] = async (metric, query = {}) => {
      const { rows } = await ask({ metrics: [metric], ...query });
      if (rows.length !== 1) throw new Error(`${metric}: ${rows.length} rows`);
      return Number(rows[0]?.[0]);
    };
    return { truth, session: opened.session, ask, onlyValue, close: opened.close };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
