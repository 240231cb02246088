import { type Center, openCenter, SYSTEM } from '@plumbline/center';
import type { Client, Wire } from '@plumbline/client';
import {
  didYouMean,
  FIGURE_MARKS,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type Locale,
  PlumblineError,
  report,
} from '@plumbline/diagnostics';
import { textTable } from '../print/text-table.ts';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { METRICS_WORDS } from './metrics-words.ts';

type Metric = Pick<Wire<'Metric'>, 'name' | 'label' | 'version' | 'effective_from' | 'marks'>;
type Request = Pick<Wire<'ChangeRequestEntry'>, 'id' | 'state' | 'objects'>;
type State = keyof typeof LIFECYCLE_STATES;

/** The metrics of a folder or a server, whoever holds them. */
interface MetricSource {
  metrics(): Promise<readonly Metric[]>;
  /** Open ones. */
  requests(): Promise<readonly Request[]>;
  /** What led to its standing, oldest first. Throws PlumblineError where there is no such metric. */
  steps(name: string): Promise<readonly MetricStep[]>;
}

type MetricStep = Pick<Wire<'Standing'>['steps'][number], 'event' | 'by' | 'at'>;

/** A metric as it stands, and what is asked for. */
interface Standing {
  readonly name: string;
  /** Null: nobody has published it yet. */
  readonly label: Wire<'Metric'>['label'] | null;
  readonly state: State;
  readonly marks: NonNullable<Metric['marks']>;
  /** 0: there is none. */
  readonly version: number;
  readonly effective_from: string | null;
  readonly requests: readonly Pick<Request, 'id' | 'state'>[];
}

type Step = (source: MetricSource, context: CommandContext) => Promise<ExitCode>;
const STEPS: Readonly<Record<string, Step>> = { list, show };
const OPEN = ['draft', 'in_review', 'change_requested'] as const;

/** How metrics stand: published, on their way in or out, drifted, suspended. */
export async function metricsCommand(context: CommandContext): Promise<ExitCode> {
  const [name = '', metric = ''] = context.positionals;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    const choices = Object.keys(STEPS);
    const params = { flag: 'metrics', value: name, choices };
    const hints = didYouMean(name, choices);
    await context.tell([report('cli/not-a-choice', params, { hints })], context.locale);
    return 1;
  }
  if (name === 'show' && metric === '') {
    const missing = report('cli/missing-argument', { command: 'metrics', argument: '<name>' });
    await context.tell([missing], context.locale);
    return 1;
  }
  const dir = context.flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) =>
    step(sourceAt(client), context),
  );
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline metrics'));
  try {
    return await step(await sourceIn(center), context);
  } finally {
    await center.close();
  }
}

function sourceAt(client: Client): MetricSource {
  return {
    metrics: async () => (await client.call('metrics')).metrics,
    requests: async () =>
      (await client.call('changeRequests', { query: { state: OPEN.join(',') } })).change_requests,
    steps: async (name) => (await client.call('metricStanding', { path: { name } })).steps,
  };
}

async function sourceIn(center: Center): Promise<MetricSource> {
  const { wireEntry } = await import('@plumbline/server');
  return {
    metrics: async () =>
      center.metrics(SYSTEM).map(({ name, label, version, effectiveFrom, marks }) => ({
        ...{ name, label, version, marks: [...marks] },
        effective_from: effectiveFrom,
      })),
    requests: async () => (await center.changeRequests.list(SYSTEM, { states: OPEN })).map(wireEntry),
    async steps(name) {
      const found = await center.changeRequests.standing(SYSTEM, name);
      const known = center.metrics(SYSTEM).map((one) => one.name);
      if (found === null)
        throw new PlumblineError([
          report('query/unknown-metric', { name }, { hints: didYouMean(name, known) }),
        ]);
      return found.steps.map(({ event, actor, at }) => ({ event, by: actor, at }));
    },
  };
}

async function standings(source: MetricSource): Promise<readonly Standing[]> {
  const [metrics, requests] = [await source.metrics(), await source.requests()];
  const about = (name: string) =>
    requests
      .filter(({ objects }) => objects.some(({ kind, id }) => kind === 'metric' && id === name))
      .map(({ id, state }) => ({ id, state }));
  const known = metrics.map(({ name, label, version, effective_from, marks = [] }) => ({
    ...{ name, label, version, effective_from, marks },
    state: stateBy(marks),
    requests: about(name),
  }));
  const names = new Set(metrics.map(({ name }) => name));
  const wanted = requests.flatMap(({ objects }) =>
    objects.flatMap(({ kind, id, base }) => (kind === 'metric' && base === 0 ? [id] : [])),
  );
  const coming = [...new Set(wanted)]
    .filter((name) => !names.has(name))
    .map((name): Standing => {
      const own = about(name);
      const nothing = { label: null, marks: [], version: 0, effective_from: null };
      return { name, ...nothing, state: own[0]?.state ?? 'draft', requests: own };
    });
  return [...known, ...coming].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is drifted or suspended is so beside its state. */
function stateBy(marks: Standing['marks']): State {
  return (['retired', 'deprecated', 'draft'] as const).find((one) => marks.includes(one)) ?? 'published';
}

async function list(source: MetricSource, context: CommandContext): Promise<ExitCode> {
  const metrics = await standings(source);
  const { locale } = context;
  const words = METRICS_WORDS[locale];
  const columns = words.headings.map((heading) => ({ heading, align: 'left' as const }));
  const rows = metrics.map((one) => [
    one.name,
    one.label?.[locale] ?? '',
    standingText(one, locale),
    one.version === 0 ? '' : String(one.version),
    one.effective_from ?? '',
  ]);
  return print(
    { metrics },
    metrics.length === 0 ? words.none : textTable(columns, [rows]).join('\n'),
    context,
  );
}

async function show(source: MetricSource, context: CommandContext): Promise<ExitCode> {
  const [, name = ''] = context.positionals;
  const found = (await standings(source)).find((one) => one.name === name);
  const steps = found?.version === 0 ? [] : await source.steps(name);
  // Of a metric that is there the source has told; this one is gone since, or nobody may see it.
  if (found === undefined) throw new PlumblineError([report('query/unknown-metric', { name })]);
  const { locale } = context;
  const words = METRICS_WORDS[locale];
  const called = found.label === null ? [] : [found.label[locale]];
  const since = found.version === 0 ? [] : [words.since(found.effective_from)];
  const lines = [
    [name, ...called, standingText(found, locale)].join(' · '),
    [words.version(found.version), ...since].join(' · '),
    ...steps.map(({ event, by, at }) => {
      const what = LIFECYCLE_EVENTS[event as keyof typeof LIFECYCLE_EVENTS]?.[locale] ?? event;
      return [at, by, what].join(' · ');
    }),
  ];
  return print({ ...found, steps }, lines.join('\n'), context);
}

/** Its state, what the system has found, and the requests about it. */
function standingText({ state, marks, version, requests }: Standing, locale: Locale): string {
  const beside = marks.filter((mark) => mark !== state).map((mark) => FIGURE_MARKS[mark][locale]);
  const asked = requests.map(({ id, state }) => `${LIFECYCLE_STATES[state][locale]} ${id}`);
  return [...(version === 0 ? [] : [LIFECYCLE_STATES[state][locale]]), ...beside, ...asked].join(' · ');
}

async function print(value: object, text: string, { io, flags }: CommandContext): Promise<ExitCode> {
  await io.stdout.write(`${flags.format === 'json' ? JSON.stringify(value) : text}\n`);
  return 0;
}
