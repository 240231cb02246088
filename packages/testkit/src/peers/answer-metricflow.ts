import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSession, openWorkspace, type Session } from '@plumbline/center';
import { type Diagnostic, type Place, PlumblineError } from '@plumbline/diagnostics';
import {
  importMetricFlow,
  type MetricFlowProject,
  metricsText,
  readMetricFlow,
  readRequest,
  refusalDiagnostic,
  type TranslatedQuery,
  translateRequest,
  type WorkspaceSettings,
} from '@plumbline/model';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { type PeerAnswer, toPeerAnswer } from './peer-answer.ts';
import { type PeerCase, readCases, readModelFiles, readTables } from './peer-case.ts';
import { type DayRange, rangeOf, writeTables } from './peer-tables.ts';

/** Answers every case of a folder, with reasons for those refused. `work` is a folder of our own. */
export async function answerMetricFlow(folder: string, work: string): Promise<ReadonlyMap<string, Answered>> {
  const cases = readCases(folder);
  const tables = Object.entries(readTables(folder));
  const answers = new Map<string, Answered>();
  for (const model of new Set(cases.map((one) => one.model))) {
    const root = join(work, model);
    const own = tables.filter(([, { models }]) => models.includes(model));
    await writeTables(folder, Object.fromEntries(own), join(root, 'data'));
    const files = readModelFiles(folder, model);
    const spine = await spineOf(readMetricFlow(files), join(root, 'data'));
    const asked = cases.filter((one) => one.model === model);
    for (const [id, answer] of await answerModel({ model, files, asked, spine, root }))
      answers.set(id, answer);
  }
  return answers;
}

export interface Answered {
  readonly answer: PeerAnswer;
  /** The words of a refusal. */
  readonly reasons: readonly Diagnostic[];
}

interface Asked {
  readonly model: string;
  readonly files: ReadonlyMap<string, string>;
  readonly asked: readonly PeerCase[];
  readonly root: string;
  readonly spine: DayRange | null;
}

async function spineOf({ graph }: MetricFlowProject, data: string): Promise<DayRange | null> {
  const found = graph.daySpine?.spine;
  return found === undefined ? null : rangeOf(join(data, `${found.table.name}.parquet`), found.column, data);
}

async function answerModel(of: Asked): Promise<ReadonlyMap<string, Answered>> {
  let translated = translateAll(of, new Map());
  const multiplying = new Map<string, Diagnostic>();
  for (;;) {
    const opened = await openSound(of.root, translated.files);
    if ('multiplying' in opened) {
      for (const [name, why] of opened.multiplying) multiplying.set(name, why);
      translated = translateAll(of, multiplying);
      continue;
    }
    try {
      return await answerAll(translated, opened);
    } finally {
      await opened.session.close();
    }
  }
}

interface Translated {
  readonly files: Map<string, string>;
  readonly queries: ReadonlyMap<PeerCase, TranslatedQuery>;
  readonly refused: ReadonlyMap<string, Diagnostic>;
}

/** The workspace of a model with what its requests need, and their queries. */
function translateAll(of: Asked, multiplying: ReadonlyMap<string, Diagnostic>): Translated {
  const all = readMetricFlow(of.files);
  const project = readMetricFlow(of.files, new Set(multiplying.keys()));
  const files = new Map(importMetricFlow(project, settingsOf(of)).files);
  const queries = new Map<PeerCase, TranslatedQuery>();
  const refused = new Map<string, Diagnostic>();
  for (const [i, one] of of.asked.entries()) {
    const prefix = `request_${i + 1}_`;
    const translation = translationOf(one, { project, spine: of.spine, prefix });
    if ('refused' in translation) {
      const [proven] = multiplying.values();
      const needsAll =
        proven !== undefined && !('refused' in translationOf(one, { project: all, spine: of.spine, prefix }));
      refused.set(one.id, needsAll ? proven : refusalDiagnostic(one.id, translation.refused));
      continue;
    }
    queries.set(one, translation.query);
    if (translation.metrics.length > 0) files.set(requestFile(one), metricsText(translation.metrics));
  }
  return { files, queries, refused };
}

async function answerAll(
  { queries, refused: untranslated }: Translated,
  { session, refusals }: SoundSession,
): Promise<ReadonlyMap<string, Answered>> {
  const answers = new Map([...untranslated].map(([id, why]) => [id, refused(why)] as const));
  for (const [one, query] of queries) {
    const needed = [requestFile(one), ...query.metrics.map(metricKey)];
    const broken = needed.flatMap((key) => refusals.get(key) ?? [])[0];
    answers.set(one.id, broken === undefined ? await ask(session, one, query) : refused(broken));
  }
  return answers;
}

const requestFile = ({ id }: PeerCase): string => `requests/${id}.yaml`;

const METRICS = 'metrics.yaml';
const metricKey = (name: string): string => `${METRICS}#${name}`;

function refused(diagnostic: Diagnostic): Answered {
  return { answer: { refused: diagnostic.code }, reasons: [diagnostic] };
}

async function ask(session: Session, one: PeerCase, query: TranslatedQuery): Promise<Answered> {
  const { result, diagnostics } = await session.query(query);
  if (result !== null) return { answer: toPeerAnswer(result, one), reasons: [] };
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  return { answer: { refused: first?.code ?? 'unknown' }, reasons: diagnostics };
}

interface Over {
  readonly project: MetricFlowProject;
  readonly spine: DayRange | null;
  readonly prefix: string;
}

function translationOf(one: PeerCase, { project: { graph }, spine, prefix }: Over) {
  const time = one.time_constraint;
  if (!one.deduplicate) return { refused: { why: 'feature', feature: 'deduplicate: false' } } as const;
  const request = readRequest(graph, {
    metrics: one.metrics,
    groupBy: one.group_bys.map(groupByText),
    where: one.where === null ? [] : [one.where.text],
    orderBy: one.order_bys.map(({ name, descending }) => `${descending ? '-' : ''}${name}`),
    limit: one.limit,
    from: time?.start?.slice(0, 10) ?? null,
    to: time?.end?.slice(0, 10) ?? null,
    savedQuery: one.saved_query,
    minMaxOnly: one.min_max_only,
  });
  return 'refused' in request ? request : translateRequest(graph, request, { spine, prefix });
}

function groupByText({
  name,
  type,
  grain = null,
  date_part: part = null,
}: PeerCase['group_bys'][number]): string {
  if (type === 'entity') return `Entity('${name}')`;
  if (type !== 'time') return `Dimension('${name}')`;
  const grained = grain === null ? `TimeDimension('${name}')` : `TimeDimension('${name}', '${grain}')`;
  return part === null ? grained : `${grained}.date_part('${part}')`;
}

/** The last day of the table of days stands for the end of what is known: these rows know no edge. */
function settingsOf({ model, spine }: Asked): WorkspaceSettings {
  return {
    name: model,
    timezone: 'UTC',
    sourceOf: ({ name }) => ({ files: `data/${name}.parquet` }),
    through: spine?.to ?? 'none',
    today: '2099-01-01',
  };
}

interface SoundSession {
  readonly session: Session;
  /** Files and metrics left out, with the first error of each. */
  readonly refusals: ReadonlyMap<string, Diagnostic>;
}

/** Opens the workspace without what is wrong in it: requests and metrics, then datasets that cannot be loaded. */
async function openSound(root: string, files: Map<string, string>): Promise<SoundSession | Multiplying> {
  const refusals = new Map<string, Diagnostic>();
  for (let round = 0; ; round++) {
    writeFiles(root, files);
    const workspace = await openWorkspace(root, { cwd: root, env: {}, now: () => new Date(0), today: null });
    const errors = workspace.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      if (round > 20 || !dropErrors(errors, files, refusals)) throw new PlumblineError(errors);
      continue;
    }
    try {
      return { session: await openSession(workspace, LOADING), refusals };
    } catch (cause) {
      const found = multiplyingIn(cause);
      if (found === null) throw cause;
      return { multiplying: found };
    }
  }
}

const LOADING = {
  command: 'peers',
  now: () => new Date(0),
  lockWaitMs: 1000,
  load: 'stale',
  needsWarehouse: true,
} as const;

/** Relationships whose target proved not to be unique, with what the load said. */
interface Multiplying {
  readonly multiplying: ReadonlyMap<string, Diagnostic>;
}

function multiplyingIn(cause: unknown): Multiplying['multiplying'] | null {
  if (!(cause instanceof PlumblineError)) return null;
  const errors = cause.diagnostics.filter(({ severity }) => severity === 'error');
  const found = errors.flatMap((error) =>
    error.code === 'load/target-not-unique'
      ? [[String(Object(error.params).relationship), error] as const]
      : [],
  );
  return found.length === 0 || found.length < errors.length ? null : new Map(found);
}

function dropErrors(
  errors: readonly Diagnostic[],
  files: Map<string, string>,
  refusals: Map<string, Diagnostic>,
): boolean {
  const byFile = new Map<string, FileError[]>();
  for (const { at, ...error } of errors)
    if (at?.kind === 'file') byFile.set(at.file, [...(byFile.get(at.file) ?? []), { ...error, at }]);
  let isDropped = false;
  for (const [file, found] of byFile) {
    const [error] = found;
    if (error !== undefined && file.startsWith('requests/') && files.delete(file)) {
      refusals.set(file, error);
      isDropped = true;
    }
    if (file === METRICS && dropMetrics(found, files, refusals)) isDropped = true;
  }
  return isDropped;
}

type FileError = Diagnostic & { readonly at: Extract<Place, { readonly kind: 'file' }> };

/** Takes the metrics out that the errors lie in. */
function dropMetrics(
  errors: readonly FileError[],
  files: Map<string, string>,
  refusals: Map<string, Diagnostic>,
): boolean {
  const lines = new LineCounter();
  const document = parseDocument(files.get(METRICS) ?? '', { lineCounter: lines });
  const metrics = document.get('metrics');
  if (!isSeq(metrics)) return false;
  const before = metrics.items.length;
  metrics.items = metrics.items.filter((item) => {
    if (!isMap(item) || item.range === null || item.range === undefined) return true;
    const [first, , end] = item.range;
    const error = errors.find(({ at: { line, column } }) => {
      const offset = (lines.lineStarts[line - 1] ?? 0) + column - 1;
      return offset >= first && offset < end;
    });
    if (error !== undefined) refusals.set(metricKey(String(item.get('name'))), error);
    return error === undefined;
  });
  files.set(METRICS, document.toString({ lineWidth: 0 }));
  return metrics.items.length < before;
}

function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  rmSync(join(root, 'requests'), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
