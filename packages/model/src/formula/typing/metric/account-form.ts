import { didYouMean, meant } from '@plumbline/diagnostics';
import type { AccountRange, Dataset, Ledger } from '../../../dataset.ts';
import { accountRange, formatAccountRange, heldBy } from '../../account-range.ts';
import type { DimensionRef } from '../../expression.ts';
import { quoteText } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { parseFormula } from '../../read/parse-formula.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { unitOf } from '../../unit-of.ts';
import { BOOLEAN } from '../../value/type-kinds.ts';
import type { TextSpan } from '../../value-type.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readText, readWord } from '../arguments/read-words.ts';
import { typeRowCondition } from '../conditions.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';

const BALANCES = ['movement', 'closing', 'opening'] as const;
const SIDES = ['debit', 'credit'] as const;
type Balance = (typeof BALANCES)[number];
type Side = (typeof SIDES)[number];

/** What is asked of a ledger. */
interface Asked {
  readonly dataset: Dataset;
  readonly ledger: Ledger;
  readonly range: AccountRange;
  readonly balance: Balance;
  readonly side: Side;
  /** Of the accounts of the range, those of profit and loss. */
  readonly results: 'all' | 'none';
  readonly span: TextSpan;
}

/** `account('6001..6051', movement)`: what was booked on accounts, or stands on them, on their side. */
export function typeAccount(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, {
    positional: ["'6001..6051'", 'movement'],
    named: { side: 'optional', ledger: 'optional' },
  });
  const [rangeNode, balanceNode] = read?.positional ?? [];
  if (read === null || rangeNode === undefined || balanceNode === undefined) return null;
  const range = readRange(typing, rangeNode);
  const balance = readWord(typing, balanceNode, BALANCES);
  const dataset = readLedger(typing, read.named.get('ledger'), call);
  if (range === null || balance === null || dataset?.ledger === undefined) return null;
  const { ledger } = dataset;
  const side = readSide(typing, read.named.get('side'), { range, ledger, span: rangeNode.span });
  const results =
    balance === 'movement' ? resultsOf(typing, { range, ledger, span: rangeNode.span }) : 'none';
  if (side === null || results === null) return null;
  const asked: Asked = { dataset, ledger, range, balance, side, results, span: call.span };
  const of = readingOf(asked, context);
  if (of === null) return null;
  const options = ['side', 'ledger'].flatMap((key) => {
    const node = read.named.get(key);
    return node === undefined ? [] : [`, ${key}: ${key === 'side' ? side : dataset.name}`];
  });
  return {
    kind: 'account',
    of,
    ledger: dataset.name,
    over: ledger.balance !== null || balance === 'movement' ? 'range' : OVER[balance],
    isClosedTurnover: isClosedTurnover(asked),
    text: `account(${quoteText(formatAccountRange(range))}, ${balance}${options.join('')})`,
    type: of.type,
    unit: unitOf(of),
    span: call.span,
  };
}

const OVER = { closing: 'up_to', opening: 'before' } as const;

function readRange(typing: Typing, node: Syntax): AccountRange | null {
  const text = readText(typing, node, 'account');
  if (text === null) return null;
  const hints = [writeInstead("'6001..6051'", false)];
  return (
    accountRange(text) ?? refuse(typing, node.span, { code: 'model/account-range', params: { text }, hints })
  );
}

/** The dataset that is named, or the only one that is a ledger. */
function readLedger(typing: Typing, node: Syntax | undefined, call: CallSyntax): Dataset | null {
  const { datasets } = typing.scope.model;
  const ledgers = [...datasets.values()].filter(({ ledger }) => ledger !== undefined);
  const names = ledgers.map(({ name }) => name);
  const [only, second] = ledgers;
  if (node === undefined && only !== undefined && second === undefined) return only;
  if (node === undefined) {
    const hints = names.map((name) => meant(`ledger: ${name}`));
    return refuse(typing, call.span, { code: 'model/which-ledger', params: { ledgers: names }, hints });
  }
  const name = node.kind === 'name' && node.path.length === 1 ? (node.path[0]?.text ?? '') : '';
  const found = ledgers.find((one) => one.name === name);
  return (
    found ??
    refuse(typing, node.span, {
      code: 'model/which-ledger',
      params: { ledgers: names },
      hints: didYouMean(name, names),
    })
  );
}

interface Ranged {
  readonly range: AccountRange;
  readonly ledger: Ledger;
  readonly span: TextSpan;
}

/** The side that is named, else the one on which all accounts of the range stand. */
function readSide(typing: Typing, node: Syntax | undefined, { range, ledger, span }: Ranged): Side | null {
  if (node !== undefined) return readWord(typing, node, SIDES);
  const credited = heldBy(range, ledger.creditAccounts);
  if (credited !== 'some') return credited === 'all' ? 'credit' : 'debit';
  const hints = [writeInstead('side: debit', false)];
  const params = { range: formatAccountRange(range) };
  return refuse(typing, span, { code: 'model/accounts-of-two-sides', params, hints });
}

/** Closing entries are left out of profit and loss alone, so a range may not hold other accounts beside them. */
function resultsOf(typing: Typing, { range, ledger, span }: Ranged): 'all' | 'none' | null {
  const held = heldBy(range, ledger.resultAccounts);
  if (held !== 'some') return held;
  return refuse(typing, span, {
    code: 'model/accounts-of-two-kinds',
    params: { range: formatAccountRange(range) },
  });
}

function isClosedTurnover({ ledger, balance, results }: Asked): boolean {
  return ledger.isClosed && balance === 'movement' && results === 'all';
}

function readingOf(asked: Asked, { typing }: MetricContext): MetricExpr | null {
  const { ledger, balance } = asked;
  const inside: MetricContext = { typing, countsDatasets: false, seesResults: false };
  const rows = `sum(${amountOf(asked)}) where ${inRange(asked)}`;
  const text = ledger.balance === null || balance === 'movement' ? rows : `${balance}(${rows})`;
  const syntax = parseFormula(text, { problems: [] });
  const found = syntax && typing.typeMetric(syntax, inside);
  const more = moreConditions(asked, typing);
  if (found === null || more === null) return null;
  return more.reduce(alsoWhere, found);
}

/** What one row adds, on the side of the account. */
function amountOf(asked: Asked): string {
  const { dataset, ledger, balance, side } = asked;
  const field = (name: string) => `${dataset.name}.${name}`;
  const [own, other] = side === 'debit' ? [ledger.debit, ledger.credit] : [ledger.credit, ledger.debit];
  if (ledger.balance !== null && balance !== 'movement')
    return side === 'debit' ? field(ledger.balance) : `-${field(ledger.balance)}`;
  if (isClosedTurnover(asked)) return field(own);
  return `coalesce(${field(own)}, 0) - coalesce(${field(other)}, 0)`;
}

function inRange({ dataset, ledger, range }: Pick<Asked, 'dataset' | 'ledger' | 'range'>): string {
  const account = `${dataset.name}.${ledger.account}`;
  const { from, to } = range;
  if (from === to) return `starts_with(${account}, ${quoteText(from)})`;
  return `${account} >= ${quoteText(from)} and substring(${account}, 1, ${to.length}) <= ${quoteText(to)}`;
}

/** Subtotals are no rows, and what closes profit and loss is no movement of it. */
function moreConditions(asked: Asked, typing: Typing): readonly RowExpr[] | null {
  const { dataset, ledger, results, span } = asked;
  const own = (field: string): DimensionRef => ({
    kind: 'field',
    dataset: dataset.name,
    field,
    relationship: null,
  });
  const found: RowExpr[] = [];
  const tree = ledger.leaves === null ? undefined : typing.scope.model.hierarchies.get(ledger.leaves);
  if (tree?.kind === 'tree') {
    const among = { dataset: tree.dataset, fields: [tree.parent], where: null, month: null };
    found.push(notListed({ fields: [own(ledger.account)], among, span }));
  }
  if (ledger.closing !== null && results === 'all') {
    const { into, voucher } = ledger.closing;
    const syntax = parseFormula(inRange({ dataset, ledger, range: into }), { problems: [] });
    const where = syntax && typeRowCondition(typing, syntax, { typing, own: dataset, place: 'condition' });
    if (where === null) return null;
    // Numbers of vouchers begin again each month: one voucher is of one month.
    const among = { dataset: dataset.name, fields: voucher, where, month: dataset.time };
    found.push(notListed({ fields: voucher.map(own), among, span }));
  }
  return found;
}

function notListed(listed: Omit<Extract<RowExpr, { kind: 'listed' }>, 'kind' | 'type'>): RowExpr {
  const { span } = listed;
  const arg: RowExpr = { kind: 'listed', ...listed, type: BOOLEAN };
  return { kind: 'call', fn: 'not', args: [arg], option: null, type: BOOLEAN, unit: { kind: 'any' }, span };
}

function alsoWhere(expr: MetricExpr, condition: RowExpr): MetricExpr {
  if (expr.kind === 'closing' || expr.kind === 'opening') {
    const of = alsoWhere(expr.of, condition);
    return of.kind === 'aggregate' ? { ...expr, of } : expr;
  }
  if (expr.kind !== 'aggregate') return expr;
  if (expr.where === null) return { ...expr, where: condition };
  const args = [expr.where, condition];
  const { span } = condition;
  const where: RowExpr = {
    kind: 'call',
    fn: 'and',
    args,
    option: null,
    type: BOOLEAN,
    unit: { kind: 'any' },
    span,
  };
  return { ...expr, where };
}
