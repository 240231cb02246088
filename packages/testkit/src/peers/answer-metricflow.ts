import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import {
  importMetricFlow,
  type MetricFlowProject,
  metricsText,
  readMetricFlow,
  readRequest,
  refusalDiagnostic,
  translateRequest,
  type WorkspaceSettings,
} from '@plumbline/model';
import { metricKey, openSound, type SoundSession } from './open-sound.ts';
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
    const of = { model, files, spine, rowsForTimes: false };
    const first = await answerModel({ ...of, asked, root });
    const left = asked.filter(({ id }) => isRefused(first.get(id)));
    const again = `${root}-times`;
    if (left.length > 0) cpSync(join(root, 'data'), join(again, 'data'), { recursive: true });
    const second =
      left.length === 0
        ? new Map<string, Answered>()
        : await answersOrNone({ ...of, asked: left, root: again, rowsForTimes: true });
    for (const [id, answer] of first) {
      const better = second.get(id);
      answers.set(id, better === undefined || isRefused(better) ? answer : better);
    }
  }
  return answers;
}

export interface Answered {
  readonly answer: PeerAnswer;
  /** The words of a refusal. */
  readonly reasons: readonly Diagnostic[];
}

const isRefused = (one: Answered | undefined): boolean => one === undefined || 'refused' in one.answer;

interface Asked {
  /** What `prior` and `fill` cannot say is asked of copies of the rows. */
  readonly rowsForTimes: boolean;
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

/** Definitions that cannot be loaded with the copies answer nothing: the first refusals stand. */
async function answersOrNone(of: Asked): Promise<ReadonlyMap<string, Answered>> {
  try {
    return await answerModel(of);
  } catch (cause) {
    if (cause instanceof PlumblineError) return new Map();
    throw cause;
  }
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

/** A query as it is sent. */
interface SentQuery {
  readonly metrics: readonly string[];
}

interface Translated {
  readonly files: Map<string, string>;
  readonly queries: ReadonlyMap<PeerCase, SentQuery>;
  readonly refused: ReadonlyMap<string, Diagnostic>;
}

/** The workspace of a model with what its requests need, and their queries. */
function translateAll(of: Asked, multiplying: ReadonlyMap<string, Diagnostic>): Translated {
  const { rowsForTimes } = of;
  const all = readMetricFlow(of.files, { rowsForTimes });
  const project = readMetricFlow(of.files, { rowsForTimes, multiplying: new Set(multiplying.keys()) });
  const files = new Map(importMetricFlow(project, settingsOf(of)).files);
  const queries = new Map<PeerCase, SentQuery>();
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
    const { metrics, definitions = '' } = translation;
    const text = `${definitions}${metrics.length === 0 ? '' : metricsText(metrics)}`;
    if (text !== '') files.set(requestFile(one), text);
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

function refused(diagnostic: Diagnostic): Answered {
  return { answer: { refused: diagnostic.code }, reasons: [diagnostic] };
}

async function ask(session: Session, one: PeerCase, query: SentQuery): Promise<Answered> {
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
  return 'refused' in request ? request : translateRequest(graph, request, { spine, prefix, relationOf });
}

const relationOf = ({ name }: { readonly name: string }): string => `'data/${name}.parquet'`;

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
    relationOf,
    through: spine?.to ?? 'none',
    today: '2099-01-01',
  };
}
