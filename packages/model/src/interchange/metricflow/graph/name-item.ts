import type { SemanticModel } from '../manifest/manifest.ts';
import type { ItemRef } from '../manifest/read-object.ts';
import { datasetOf, fieldOf, type Graph, type Link } from './graph.ts';
import { type Located, locate } from './locate.ts';

/** How an element is written in formulas and questions, and what it is. */
export interface NamedItem {
  readonly text: string;
  readonly located: readonly Located[];
}

export type NotNamed = 'unknown' | 'ambiguous';

/** One name that means this element for the rows of every one of these models. */
export function nameItem(graph: Graph, from: readonly SemanticModel[], item: ItemRef): NamedItem | NotNamed {
  const found = nameWritten(graph, from, item);
  if (found !== 'unknown' || item.path.length === 0) return found;
  const longer = (from[0]?.entities ?? []).map(({ name }) => ({ ...item, path: [name, ...item.path] }));
  const guesses = longer.map((one) => nameWritten(graph, from, one)).filter((one) => typeof one !== 'string');
  const [first] = guesses;
  if (first === undefined) return 'unknown';
  return guesses.every(({ text }) => text === first.text) ? first : 'ambiguous';
}

/** By the entities that are written; a name may leave out the first when only one way goes on with the rest. */
function nameWritten(graph: Graph, from: readonly SemanticModel[], item: ItemRef): NamedItem | NotNamed {
  const located: Located[] = [];
  for (const model of from) {
    const found = locate(graph, model, item);
    if (typeof found === 'string') return found;
    located.push(found);
  }
  const text = textOf(graph, from, located);
  return text === null ? 'ambiguous' : { text, located };
}

function textOf(graph: Graph, from: readonly SemanticModel[], located: readonly Located[]): string | null {
  const names = new Set(located.map((one) => fullName(graph, one)));
  const [name] = names;
  const [first] = located;
  if (name === undefined || first === undefined) return null;
  if (names.size > 1) {
    const conformed =
      first.dimension === null ? graph.conformed.get(first.element) : twinName(graph, located);
    const isOwn = located.every(({ links, element }) => links.length === 0 && element === first.element);
    return conformed !== undefined && isOwn ? conformed : null;
  }
  const starts = located.map(({ links }, i) => ({ start: datasetOf(graph, from[i]?.name ?? ''), links }));
  if (starts.every(({ start, links }) => isShortest(graph, start, links))) return name;
  return fixedName(graph, starts, fieldOf(graph, first.model.name, first.element));
}

/** A dimension of a model and its copies. */
function twinName({ twins }: Graph, located: readonly Located[]): string | undefined {
  const models = new Set(located.map(({ model }) => model.copyOf ?? model.name));
  const [model, ...others] = models;
  return model === undefined || others.length > 0
    ? undefined
    : twins.get(model)?.get(located[0]?.element ?? '');
}

function fullName(graph: Graph, { model, element }: Located): string {
  return `${datasetOf(graph, model.name)}.${fieldOf(graph, model.name, element)}`;
}

interface Start {
  readonly start: string;
  readonly links: readonly Link[];
}

/** `relationship.field` fixes the last step of the way. */
function fixedName(graph: Graph, starts: readonly Start[], field: string): string | null {
  const lasts = new Set(starts.map(({ links }) => links.at(-1)?.name));
  const [last] = lasts;
  if (lasts.size !== 1 || last === undefined) return null;
  const isFixed = starts.every(({ start, links }) => isShortest(graph, start, links.slice(0, -1)));
  return isFixed ? `${last}.${field}` : null;
}

/** True where these links are the one shortest way from `start` to where they end. */
function isShortest({ links: all }: Graph, start: string, links: readonly Link[]): boolean {
  const goal = links.at(-1)?.to ?? start;
  let ways = new Map([[start, 1]]);
  const seen = new Set<string>();
  for (let step = 0; step < links.length && !ways.has(goal); step++) {
    const next = new Map<string, number>();
    for (const [at, count] of ways) {
      seen.add(at);
      for (const { from, to } of all)
        if (from === at && !seen.has(to)) next.set(to, (next.get(to) ?? 0) + count);
    }
    ways = next;
    if (ways.has(goal)) return step === links.length - 1 && ways.get(goal) === 1;
  }
  return links.length === 0 || ways.get(goal) === 1;
}
