import { type Interval, parseInterval, type Step, UNIT_WORDS } from '@plumbline/calendar';
import { didYouMean } from '@plumbline/diagnostics';
import { ownGrainNamed } from '../../../own-grains.ts';
import { oneOf, writeInstead } from '../../hints.ts';
import type { Syntax } from '../../read/syntax.ts';
import { refuse, type Typing } from '../typing-context.ts';

/** One of the words that a place takes, as in `points: month`; `null` is a word where it is listed. */
export function readWord<W extends string>(typing: Typing, node: Syntax, words: readonly W[]): W | null {
  const text = bareWord(node);
  const word = words.find((known) => known === text);
  if (word !== undefined) return word;
  const near = text === null ? [] : didYouMean(text, words);
  return refuse(typing, node.span, {
    code: 'model/unknown-word',
    params: { found: text },
    hints: near.length > 0 ? near : [oneOf(words)],
  });
}

function bareWord(node: Syntax): string | null {
  if (node.kind === 'null') return 'null';
  return node.kind === 'name' && node.path.length === 1 ? (node.path[0]?.text ?? null) : null;
}

/** The same, or so many members of a grain of one's own: `3 period13`. */
export function readStep(typing: Typing, node: Syntax): Step | null {
  if (node.kind !== 'interval' || node.count.kind !== 'number' || node.count.percent)
    return readInterval(typing, node);
  const unit = ownGrainNamed(typing.scope.model, node.unit.text);
  const count = Number(node.count.text);
  if (unit === null || !Number.isInteger(count) || count < 1) return readInterval(typing, node);
  return { count, unit };
}

/** `12 months`; months may also be `month`. */
export function readInterval(typing: Typing, node: Syntax): Interval | null {
  const count =
    node.kind === 'interval' && node.count.kind === 'number' && !node.count.percent ? node.count.text : null;
  const interval =
    node.kind === 'interval' && count !== null ? parseInterval(`${count} ${node.unit.text}`) : null;
  if (interval !== null) return interval;
  const near = node.kind === 'interval' ? didYouMean(node.unit.text, UNIT_WORDS) : [];
  const isSlip = node.kind === 'interval' && !UNIT_WORDS.includes(node.unit.text) && near.length > 0;
  return refuse(typing, node.kind === 'interval' && isSlip ? node.unit.span : node.span, {
    code: 'model/not-an-interval',
    params: {},
    hints: isSlip ? near : [writeInstead('12 months', false)],
  });
}

/** A text in quotes, as an argument that is not computed. */
export function readText(typing: Typing, node: Syntax, name: string): string | null {
  if (node.kind === 'text') return node.value;
  return refuse(typing, node.span, { code: 'model/literal-wanted', params: { name, wanted: 'text' } });
}

/** A number without a sign or with one, as written. */
export function readNumber(typing: Typing, node: Syntax, name: string): number | null {
  const isNegative = node.kind === 'unary' && node.op === '-';
  const inner = isNegative ? node.operand : node;
  if (inner.kind !== 'number')
    return refuse(typing, node.span, { code: 'model/literal-wanted', params: { name, wanted: 'number' } });
  const value = Number(inner.text) / (inner.percent ? 100 : 1);
  return isNegative ? -value : value;
}
