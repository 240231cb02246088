import { isClosed } from './bracketed.ts';
import type { FormulaOperand, OperandSource } from './formula-operand.ts';
import { functionText, typeName } from './formula-words.ts';
import { hasMembers, knowsMissing, membersIn, OPPOSITES } from './members.ts';
import type { SqlNode, SqlOperator } from './sql-node.ts';

/** How tightly a text binds; texts of lower levels stand in brackets inside higher ones. */
const LEVELS = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, atom: 8 } as const;
type Level = (typeof LEVELS)[keyof typeof LEVELS];

interface Printed {
  readonly text: string;
  readonly level: Level;
  readonly time: FormulaOperand['time'];
}

const OPERATOR_LEVELS: { readonly [O in SqlOperator]: Level } = {
  or: LEVELS.or,
  and: LEVELS.and,
  '=': LEVELS.comparison,
  '<>': LEVELS.comparison,
  '<': LEVELS.comparison,
  '<=': LEVELS.comparison,
  '>': LEVELS.comparison,
  '>=': LEVELS.comparison,
  like: LEVELS.comparison,
  'not like': LEVELS.comparison,
  '+': LEVELS.sum,
  '-': LEVELS.sum,
  '||': LEVELS.atom,
  '*': LEVELS.product,
  '/': LEVELS.product,
  '%': LEVELS.product,
};

/** The same in the language of formulas; null where it has no words for it. */
export function toFormula(node: SqlNode, source: OperandSource): string | null {
  return print(node, { source, positive: true })?.text ?? null;
}

interface Context {
  readonly source: OperandSource;
  /** False below `not`: there an unknown member and a missing one are not the same. */
  readonly positive: boolean;
}

type Printer<K extends SqlNode['kind']> = (
  node: Extract<SqlNode, { readonly kind: K }>,
  context: Context,
) => Printed | null;

const PRINTERS: { readonly [K in SqlNode['kind']]: Printer<K> } = {
  number: ({ text }) => atom(/e/i.test(text) ? String(Number(text)) : text),
  text: ({ value }) => atom(quote(value)),
  word: ({ word }) => atom(word),
  name: ({ name, qualifier }, { source }) => operand(source.nameOf(name, qualifier)),
  slot: ({ slot }, { source }) => operand(source.slotOf(slot)),
  unary: ({ operator, operand: inside }, context) =>
    operator === 'not' && hasMembers(inside, context.source)
      ? printOpposite(inside, context)
      : operator === 'not'
        ? prefix('not ', print(inside, { ...context, positive: false }), LEVELS.not)
        : prefix('-', print(inside, context), LEVELS.atom),
  binary: printBinary,
  'null-test': (node, context) =>
    hasMembers(node.operand, context.source)
      ? printMissing(node, context)
      : suffix(
          print(node.operand, { ...context, positive: false }),
          node.negated ? ' is not null' : ' is null',
        ),
  in: (node, context) =>
    compared([node.operand, ...node.items], context, (texts) => inText(node.negated, texts)),
  between: (node, context) =>
    compared(
      [node.operand, node.low, node.high],
      context,
      ([value, low, high]) => `${value} ${node.negated ? 'not ' : ''}between ${low} and ${high}`,
    ),
  case: printCase,
  cast: printCast,
  call: ({ name, args }, context) => {
    if (name === 'nullif') return printNullIf(args, context);
    const texts = all(args.map((arg) => print(arg, { ...context, positive: false })));
    const text =
      texts === null
        ? null
        : functionText(
            name,
            texts.map((one) => one.text),
            context.source.aggregates ?? false,
          );
    return text === null ? null : atom(text);
  },
};

function print(node: SqlNode, context: Context): Printed | null {
  return (PRINTERS[node.kind] as Printer<SqlNode['kind']>)(node, context);
}

function printBinary(
  { operator, left, right }: Extract<SqlNode, { readonly kind: 'binary' }>,
  context: Context,
): Printed | null {
  const level = OPERATOR_LEVELS[operator];
  if (level === LEVELS.comparison)
    return compared([left, right], context, ([a, b]) => `${a} ${operator} ${b}`);
  if (operator === '||') return printConcat(left, right, context);
  const divisor = operator === '/' ? withoutNullIf(right) : right;
  const [a, b] = [print(left, context), print(divisor, context)];
  if (a === null || b === null) return null;
  const tighter = operator === '-' || operator === '/' || operator === '%';
  const text = `${inside(a, level)} ${operator} ${inside(b, tighter ? ((level + 1) as Level) : level)}`;
  return { text, level, time: null };
}

/** Dividing by 0 is null by itself. */
function withoutNullIf(node: SqlNode): SqlNode {
  if (node.kind !== 'call' || node.name !== 'nullif') return node;
  const [value, zero] = node.args;
  return value !== undefined && zero?.kind === 'number' && Number(zero.text) === 0 ? value : node;
}

function printNullIf(args: readonly SqlNode[], context: Context): Printed | null {
  const [a, b] = args.map((arg) => print(arg, context));
  if (args.length !== 2 || a == null || b == null) return null;
  return atom(`if(${inside(a, LEVELS.sum)} = ${inside(b, LEVELS.sum)}, null, ${a.text})`);
}

/** `||` with a null is null; `concat` leaves nulls out. */
function printConcat(left: SqlNode, right: SqlNode, context: Context): Printed | null {
  const parts = all(flattenConcat(left, right).map((part) => print(part, context)));
  if (parts === null) return null;
  const unknown = parts
    .filter(({ text }) => !text.startsWith("'"))
    .map((part) => `${inside(part, LEVELS.sum)} is null`)
    .join(' or ');
  const joined = `concat(${parts.map(({ text }) => text).join(', ')})`;
  return atom(unknown === '' ? joined : `if(${unknown}, null, ${joined})`);
}

function flattenConcat(left: SqlNode, right: SqlNode): readonly SqlNode[] {
  const open = (node: SqlNode): readonly SqlNode[] =>
    node.kind === 'binary' && node.operator === '||' ? [...open(node.left), ...open(node.right)] : [node];
  return [...open(left), ...open(right)];
}

/** A condition over several values; texts beside a date or an instant are dates or instants. */
function compared(
  nodes: readonly SqlNode[],
  context: Context,
  write: (texts: readonly string[]) => string,
): Printed | null {
  const members = membersIn(nodes, context.source);
  const inner = { ...context, positive: false };
  if (members !== null && (!context.positive || nodes.some(knowsMissing))) return null;
  const [first] = members ?? [];
  if (members !== null && (first === undefined || members.some(({ per }) => per !== first.per))) return null;
  const times = nodes.map((node) => timeOf(node, context.source));
  const time = times.includes('day') ? 'day' : times.includes('instant') ? 'instant' : null;
  const texts = all(nodes.map((node) => printBeside(node, time, inner)));
  if (texts === null) return null;
  const text = write(texts.map((one) => inside(one, LEVELS.sum)));
  if (first === undefined) return { text, level: LEVELS.comparison, time: null };
  return {
    text: `${first.per} in (${first.of} per ${first.per} having ${text})`,
    level: LEVELS.comparison,
    time: null,
  };
}

function printBeside(node: SqlNode, time: FormulaOperand['time'], context: Context): Printed | null {
  if (time === null) return print(node, context);
  const literal = literalOf(node);
  if (literal !== null) return timeLiteral(literal, time);
  const plain =
    node.kind === 'cast' && isInstant(node.type) && timeOf(node.operand, context.source) === 'day'
      ? node.operand
      : node;
  const printed = print(plain, context);
  return printed !== null && time === 'day' && printed.time === 'instant'
    ? atom(`cast(${printed.text} as date)`)
    : printed;
}

/** A text, or a text cast to a date or an instant. */
function literalOf(node: SqlNode): string | null {
  if (node.kind === 'text') return node.value;
  if (node.kind !== 'cast' || node.operand.kind !== 'text') return null;
  return isInstant(node.type) || node.type === 'date' ? node.operand.value : null;
}

const TIME_TEXT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.0+)?)?$/;

function timeLiteral(text: string, time: 'day' | 'instant'): Printed | null {
  const [, day, clock = '00:00:00'] = TIME_TEXT.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  const full = clock.length === 5 ? `${clock}:00` : clock;
  if (time === 'instant') return { ...atom(`timestamp '${day} ${full}'`), time };
  return full === '00:00:00' ? { ...atom(`date '${day}'`), time } : null;
}

function timeOf(node: SqlNode, source: OperandSource): FormulaOperand['time'] {
  if (node.kind === 'slot') return source.slotOf(node.slot)?.time ?? null;
  if (node.kind === 'name') return source.nameOf(node.name, node.qualifier)?.time ?? null;
  if (node.kind !== 'cast' || node.operand.kind === 'text') return null;
  if (node.type === 'date') return 'day';
  return isInstant(node.type) ? (timeOf(node.operand, source) ?? 'instant') : null;
}

const isInstant = (type: string): boolean => type === 'timestamp' || type === 'datetime';

/** What is unknown of a member stays unknown: `not m > 2` is `m <= 2`. */
function printOpposite(node: SqlNode, context: Context): Printed | null {
  const operator = node.kind === 'binary' ? OPPOSITES[node.operator] : undefined;
  return node.kind === 'binary' && operator !== undefined ? print({ ...node, operator }, context) : null;
}

/** A metric is missing for members that it has no value for, and for the rows of nobody. */
function printMissing(
  { operand: inside, negated }: Extract<SqlNode, { readonly kind: 'null-test' }>,
  { source, positive }: Context,
): Printed | null {
  const [first] = membersIn([inside], source) ?? [];
  if (inside.kind !== 'slot' || first === undefined || !positive) return null;
  const { per, of } = first;
  const known = `${per} in (${of} per ${per} having ${of} is not null)`;
  if (negated) return { text: known, level: LEVELS.comparison, time: null };
  return { text: `${per} is null or not (${known})`, level: LEVELS.or, time: null };
}

function printCase(
  { subject, branches, otherwise }: Extract<SqlNode, { readonly kind: 'case' }>,
  context: Context,
): Printed | null {
  const inner = { ...context, positive: false };
  const parts = branches.map(({ when, then }) => {
    const condition: SqlNode =
      subject === null ? when : { kind: 'binary', operator: '=', left: subject, right: when };
    const [a, b] = [print(condition, inner), print(then, inner)];
    return a === null || b === null ? null : `when ${a.text} then ${b.text}`;
  });
  const last = otherwise === null ? atom('null') : print(otherwise, inner);
  if (last === null || parts.includes(null)) return null;
  return atom(`case ${parts.join(' ')} else ${last.text} end`);
}

function printCast(
  { operand: inner, type }: Extract<SqlNode, { readonly kind: 'cast' }>,
  context: Context,
): Printed | null {
  const literal = literalOf({ kind: 'cast', operand: inner, type });
  if (literal !== null) return timeLiteral(literal, type === 'date' ? 'day' : 'instant');
  const to = typeName(type);
  const printed = print(inner, { ...context, positive: false });
  if (to === null || printed === null) return null;
  const time = to === 'date' ? 'day' : to === 'timestamp' ? 'instant' : null;
  return { ...atom(`cast(${printed.text} as ${to})`), time };
}

function inText(negated: boolean, [value, ...items]: readonly string[]): string {
  return `${value} ${negated ? 'not ' : ''}in (${items.join(', ')})`;
}

function operand(found: FormulaOperand | null): Printed | null {
  if (found === null) return null;
  if (found.members !== null) return atom(found.members.of);
  return { text: found.text, level: isClosed(found.text) ? LEVELS.atom : LEVELS.or, time: found.time };
}

function atom(text: string): Printed {
  return { text, level: LEVELS.atom, time: null };
}

function prefix(word: string, printed: Printed | null, level: Level): Printed | null {
  return printed === null ? null : { text: `${word}${inside(printed, level)}`, level, time: null };
}

function suffix(printed: Printed | null, words: string): Printed | null {
  if (printed === null) return null;
  return { text: `${inside(printed, LEVELS.sum)}${words}`, level: LEVELS.comparison, time: null };
}

function inside({ text, level }: Printed, at: Level): string {
  return level < at ? `(${text})` : text;
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function all(printed: readonly (Printed | null)[]): readonly Printed[] | null {
  const found = printed.filter((one) => one !== null);
  return found.length === printed.length ? found : null;
}
