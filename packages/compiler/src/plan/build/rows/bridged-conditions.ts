import { report } from '@plumbline/diagnostics';
import { type BridgePath, bridgeTo, fieldsIn, type RowExpr, walkExpression } from '@plumbline/model';
import { aggregate, compute, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BOOLEAN,
  call,
  column,
  nothing,
  type Scalar,
  substitute,
  truth,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import { textOf } from '../cells/text-of.ts';
import { equalitiesOf, type Links, linksOf } from './bridge-links.ts';
import { knownOn } from './known-on.ts';
import { lowerBehind, lowerRow, type Members } from './row.ts';
import type { Source } from './source.ts';

/**
 * Conditions on the rows of a source. Those that name fields behind a bridge speak of one member of the row: they hold
 * where some member meets all of them, or nobody does of a row without members.
 */
export function lowerConditions(terms: readonly RowExpr[], source: Source, members: Members): Scalar | null {
  const { model } = source.context;
  const plain =
    model.bridges.size === 0 ? terms : terms.filter((term) => bridgesIn(term, source).length === 0);
  const bridged = terms.filter((term) => !plain.includes(term));
  const own = plain.map((term) => lowerRow(term, source, members));
  return allOf([...own, ...all(bridged, source, members)]);
}

/** Terms that must all hold; those about one bridge alone hold for one member together. */
function all(terms: readonly RowExpr[], source: Source, members: Members): readonly Scalar[] {
  const together = new Map<string, { readonly path: BridgePath; readonly terms: RowExpr[] }>();
  const rest: Scalar[] = [];
  for (const term of terms) {
    const [path] = bridgesIn(term, source);
    if (path === undefined) rest.push(lowerRow(term, source, members));
    else if (isPure(term, path, source)) {
      const known = together.get(path.bridge.name) ?? { path, terms: [] };
      known.terms.push(term);
      together.set(path.bridge.name, known);
    } else rest.push(mixed(term, path, source, members));
  }
  refuseDivided(terms, source);
  return [...rest, ...[...together.values()].map((one) => someMember(one.path, one.terms, source, members))];
}

/** One member meets all conditions: it cannot be looked for in one that has other ways to hold beside another. */
function refuseDivided(terms: readonly RowExpr[], source: Source): void {
  const named = terms.map((term) => bridgesIn(term, source));
  for (const [i, term] of terms.entries()) {
    const [path] = named[i] ?? [];
    if (path === undefined || isPure(term, path, source)) continue;
    const others = named.filter((_, k) => k !== i).flat();
    const shared = (named[i] ?? []).find(({ bridge }) => others.some((other) => other.bridge === bridge));
    if (shared !== undefined)
      refuse(source.context, report('query/bridge-condition', { bridge: shared.bridge.name }));
  }
}

/** `or` of parts holds where one of them does; anything else that mixes a member with its row is not clear. */
function mixed(term: RowExpr, path: BridgePath, source: Source, members: Members): Scalar {
  if (term.kind === 'call' && term.fn === 'or')
    return (
      anyOf(term.args.map((part) => allOf(all(andTerms(part), source, members)) ?? truth(true))) ??
      truth(false)
    );
  refuse(source.context, report('query/bridge-condition', { bridge: path.bridge.name }));
  return nothing(BOOLEAN);
}

function andTerms(term: RowExpr): readonly RowExpr[] {
  return term.kind === 'call' && term.fn === 'and' ? term.args.flatMap(andTerms) : [term];
}

function bridgesIn(term: RowExpr, source: Source): readonly BridgePath[] {
  const { dataset, context } = source;
  return fieldsIn(term).flatMap((ref) => {
    const found = bridgeTo(context.model, dataset.name, ref);
    return found.kind === 'found' ? [found.path] : [];
  });
}

/** True when all that a condition reads is of members of one bridge. */
function isPure(term: RowExpr, { bridge }: BridgePath, source: Source): boolean {
  const paths = bridgesIn(term, source);
  const isOfOne = paths.length === fieldsIn(term).length && paths.every((path) => path.bridge === bridge);
  return isOfOne && !hasMembers(term);
}

/** `x in (m per x)` is looked for among rows of its own. */
function hasMembers(term: RowExpr): boolean {
  let found = false;
  walkExpression({ level: 'row', expr: term }, (node) => {
    found ||= node.level === 'row' && node.expr.kind === 'members';
    return node.level === 'row';
  });
  return found;
}

function someMember(path: BridgePath, terms: readonly RowExpr[], source: Source, members: Members): Scalar {
  const { bridge } = path;
  const links = linksOf(bridge, source, members);
  if (links === null) return nothing(BOOLEAN);
  const behind = { step: bridge.to, role: bridge.name };
  const holds = terms.map((term) => lowerBehind(term, behind, links.source, members));
  const on = equalitiesOf(path, source, members);
  const flag = (name: string, where: Scalar | null, why: string) => {
    const set = named(filter(links.source.plan(), where), links, why);
    source.attach({ set, on, flag: name, nullSafe: false, take: [{ from: OWN.kept, as: name }] });
    return call('is_not_null', [column(name, BOOLEAN)], BOOLEAN);
  };
  const text = `${terms.map(textOf).join(' and ')}${knownOn(source.versions)}`;
  const found = flag(
    `${bridge.name}:met ${text}`,
    allOf(holds),
    `rows with a member of ${bridge.name} that fits`,
  );
  // Its links are read with what the conditions need: beside other conditions they are other links.
  const hasSome = flag(`${bridge.name}:any ${text}`, null, `rows with members of ${bridge.name}`);
  const ofNobody = allOf(holds.map((one) => substitute(one, (c) => nothing(c.type)))) ?? truth(true);
  const isNobody = allOf([
    call('not', [hasSome], BOOLEAN),
    call('coalesce', [ofNobody, truth(false)], BOOLEAN),
  ]);
  return anyOf([found, ...(isNobody === null ? [] : [isNobody])]) ?? found;
}

/** The keys of the rows that links are to, once each, with a flag. */
function named(rows: Plan, { keys }: Links, why: string): Plan {
  const names = keys.map(({ name }) => name);
  const once = aggregate(derive(rows, keys), names, [], why);
  return compute(once, [
    ...keys.map(({ name, value, origin }) => ({ name, value: column(name, value.type), origin })),
    { name: OWN.kept, value: truth(true), origin: 'member' },
  ]);
}
