import { type TermEntry, termEntries } from '@plumbline/center';
import { didYouMean, type Locale, report } from '@plumbline/diagnostics';
import { textTable } from '../print/text-table.ts';
import { withRemote } from '../remote/with-remote.ts';
import { type CommandContext, type ExitCode, localeIn, withWorkspace } from './command-context.ts';
import { GLOSSARY_WORDS } from './glossary-words.ts';

interface Printing {
  readonly terms: readonly TermEntry[];
  /** What is asked for by name or text; empty: nothing. */
  readonly asked: string;
  readonly locale: Locale;
}

type Step = (printing: Printing, context: CommandContext) => Promise<ExitCode>;
const STEPS = { list, show, search } satisfies Readonly<Record<string, Step>>;
type StepName = keyof typeof STEPS;

/** The words of a folder or a server, and what they mean; reads no rows. */
export async function glossaryCommand(context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale, tell } = context;
  const [name = '', asked = ''] = positionals;
  if (!isStep(name)) {
    const choices = Object.keys(STEPS);
    const params = { flag: 'glossary', value: name, choices };
    await tell([report('cli/not-a-choice', params, { hints: didYouMean(name, choices) })], locale);
    return 1;
  }
  if (name !== 'list' && asked === '') {
    const argument = name === 'show' ? '<name>' : '<text>';
    await tell([report('cli/missing-argument', { command: 'glossary', argument })], locale);
    return 1;
  }
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, tell, async ({ client }) => {
    const { workspace } = await client.call('me');
    const { terms } = await client.call('glossary');
    return STEPS[name](
      { terms: terms.toSorted(byName), asked, locale: localeIn(context, workspace.locale) },
      context,
    );
  });
  if (atServer !== null) return atServer;
  return withWorkspace(context, dir, async ({ model }, ofWorkspace) =>
    STEPS[name]({ terms: (await termEntries(model)).toSorted(byName), asked, locale: ofWorkspace }, context),
  );
}

/** The same whether files or a catalog hold them. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function isStep(name: string): name is StepName {
  return Object.hasOwn(STEPS, name);
}

async function list({ terms, locale }: Printing, context: CommandContext): Promise<ExitCode> {
  return write(terms, terms.length === 0 ? GLOSSARY_WORDS[locale].none : table(terms, locale), context);
}

/** By its name, or by what it is called. */
async function show({ terms, asked, locale }: Printing, context: CommandContext): Promise<ExitCode> {
  const called = (term: TermEntry) => [term.label.zh, term.label.en, ...term.synonyms].map(folded);
  const found =
    terms.find(({ name }) => name === asked) ?? terms.find((term) => called(term).includes(folded(asked)));
  if (found !== undefined) return write([found], textOf(found, locale), context);
  const hints = didYouMean(
    asked,
    terms.map(({ name }) => name),
  );
  await context.tell([report('model/unknown-reference', { kind: 'term', name: asked }, { hints })], locale);
  return 1;
}

/** Terms of which a name or the meaning holds the text, in either language. */
async function search({ terms, asked, locale }: Printing, context: CommandContext): Promise<ExitCode> {
  const found = terms.filter(({ name, label, definition, synonyms }) =>
    [name, label.zh, label.en, ...synonyms, definition.zh, definition.en].some((text) =>
      folded(text).includes(folded(asked)),
    ),
  );
  const text = found.length === 0 ? GLOSSARY_WORDS[locale].nothing(asked) : table(found, locale);
  return write(found, text, context);
}

async function write(
  terms: readonly TermEntry[],
  text: string,
  { io, flags }: CommandContext,
): Promise<ExitCode> {
  await io.stdout.write(`${flags.format === 'json' ? JSON.stringify({ terms }) : text}\n`);
  return 0;
}

function table(terms: readonly TermEntry[], locale: Locale): string {
  const columns = GLOSSARY_WORDS[locale].headings.map((heading) => ({ heading, align: 'left' as const }));
  const order = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
  const rows = terms
    .toSorted((a, b) => order.compare(a.label[locale], b.label[locale]))
    .map(({ name, label, synonyms }) => [label[locale], label[otherOf(locale)], synonyms.join(' · '), name]);
  return textTable(columns, [rows]).join('\n');
}

function textOf(term: TermEntry, locale: Locale): string {
  const { name, label, definition, synonyms, broader, narrower, see, explains, owner, steward } = term;
  const { facts, colon } = GLOSSARY_WORDS[locale];
  const labels = (named: readonly { readonly label: TermEntry['label'] }[]) =>
    named.map((one) => one.label[locale]).join(' · ');
  const told: { readonly [K in keyof typeof facts]: string } = {
    synonyms: synonyms.join(' · '),
    broader: broader === null ? '' : broader.label[locale],
    narrower: labels(narrower),
    see: labels(see),
    metrics: labels(explains.metrics),
    dimensions: labels(explains.dimensions),
    datasets: labels(explains.datasets),
    owner: owner ?? '',
    steward: steward ?? '',
  };
  const lines = Object.entries(told).flatMap(([key, text]) =>
    text === '' ? [] : [`${facts[key as keyof typeof facts]}${colon}${text}`],
  );
  const other = label[otherOf(locale)];
  const head = [label[locale], ...(other === label[locale] ? [] : [other]), name].join('  ');
  return [head, definition[locale], ...lines].join('\n');
}

function otherOf(locale: Locale): Locale {
  return locale === 'zh' ? 'en' : 'zh';
}

/** As people read it: case and width make no other word. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
