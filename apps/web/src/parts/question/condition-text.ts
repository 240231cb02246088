import { readKeyFormula, writeKeyFormula } from './date-key.ts';
import type { Condition, Member } from './question.ts';

const NAME = String.raw`[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*`;
const REF = String.raw`(?:date_trunc\([a-z]+, ${NAME}\)|[a-z]+\(${NAME}\)|${NAME})`;
const ITEM = String.raw`(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false|date '\d{4}-\d{2}-\d{2}')`;
const LIST = String.raw`(${REF}) in \((${ITEM}(?:, ${ITEM})*)\)`;
const NULL = `(${REF}) is null`;

const SHAPES: readonly {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => { readonly ref: string; readonly values: readonly Member[] };
}[] = [
  { pattern: new RegExp(`^${LIST}$`), read: ([ref = '', list = '']) => ({ ref, values: readItems(list) }) },
  { pattern: new RegExp(`^${NULL}$`), read: ([ref = '']) => ({ ref, values: [null] }) },
  {
    pattern: new RegExp(`^\\(${LIST} or ${NULL}\\)$`),
    read: ([ref = '', list = '', other = '']) =>
      ref === other ? { ref, values: [...readItems(list), null] } : { ref: '', values: [] },
  },
];

/** The conditions as one text of the formula language; empty: none. */
export function writeConditions(conditions: readonly Condition[]): string {
  return conditions.map(writeCondition).join(' and ');
}

/** The same conditions again. What was not written by `writeConditions` comes back as formulas. */
export function readConditions(text: string): readonly Condition[] {
  return splitTerms(text).map(readCondition);
}

function writeCondition(condition: Condition): string {
  if (condition.kind === 'formula') return `(${condition.text})`;
  const { values, exclude } = condition;
  const ref = writeKeyFormula(condition.ref);
  const listed = values.filter((value) => value !== null);
  const parts = [
    ...(listed.length === 0 ? [] : [`${ref} in (${listed.map(writeItem).join(', ')})`]),
    ...(values.includes(null) ? [`${ref} is null`] : []),
  ];
  const text = parts.length > 1 ? `(${parts.join(' or ')})` : (parts[0] ?? 'true');
  return exclude ? `not (${text})` : text;
}

function writeItem(value: Exclude<Member, null>): string {
  if (typeof value !== 'string') return String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `date '${value}'`;
  return `'${value.replaceAll("'", "''")}'`;
}

function readCondition(term: string): Condition {
  const inner = /^not \((.*)\)$/s.exec(term)?.[1];
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(inner ?? term);
    if (match === null) continue;
    const found = read(match.slice(1));
    const ref = readKeyFormula(found.ref);
    if (ref === '' || ref.includes('(')) continue;
    return { kind: 'members', ref, values: found.values, exclude: inner !== undefined };
  }
  return { kind: 'formula', text: bare(term) };
}

function readItems(list: string): readonly Member[] {
  return [...list.matchAll(new RegExp(ITEM, 'g'))].map(([item]) => {
    if (item === 'true' || item === 'false') return item === 'true';
    if (item.startsWith('date ')) return item.slice(6, -1);
    if (item.startsWith("'")) return item.slice(1, -1).replaceAll("''", "'");
    return Number(item);
  });
}

/** At ` and ` outside of quotes and brackets; a text whose quotes or brackets do not close is one term. */
function splitTerms(text: string): readonly string[] {
  const terms: string[] = [];
  let depth = 0;
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth === 0 && text.startsWith(' and ', i)) {
      terms.push(text.slice(start, i));
      start = i + 5;
    }
  }
  const isBroken = isQuoted || depth !== 0 || hasBetween(text);
  return (isBroken ? [text] : [...terms, text.slice(start)])
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

/** `x between 1 and 2` has an `and` of its own. */
function hasBetween(text: string): boolean {
  return /\bbetween\b/i.test(text.replace(/'(?:[^']|'')*'/g, '').replace(/\([^()]*\)/g, ''));
}

/** Without the brackets around the whole. */
function bare(term: string): string {
  if (!term.startsWith('(') || !term.endsWith(')')) return term;
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < term.length - 1; i++) {
    if (term[i] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (term[i] === '(') depth++;
    if (term[i] === ')') depth--;
    if (depth === 0) return term;
  }
  return term.slice(1, -1);
}
