import type { CalendarSettings, DayGrain } from './grain.ts';
import { isUsableCount } from './interval.ts';
import type { PeriodSpec } from './period.ts';
import type { PeriodProblem, PeriodReason } from './period-problem.ts';
import { readMember, type WrittenMember } from './read-member.ts';
import { splitPart, type TextPart, trimPart, wordsOf } from './text-part.ts';
import { unitOfWord } from './unit-word.ts';

export type ParsedPeriod = { readonly period: PeriodSpec } | { readonly problem: PeriodProblem };

const TO_DATE_WORDS: ReadonlyMap<string, DayGrain> = new Map([
  ['mtd', 'month'],
  ['qtd', 'quarter'],
  ['ytd', 'year'],
]);
const RANGE = '..';

/**
 * Parses the period grammar: one member (`2013`, `2013-Q3`, `2013-07`, `2013-W07`, `2013-07-15`, `FY2013`,
 * `FY2013-Q1`; of a pattern calendar also `FY2024-P03`, `FY2024-W07`), a range of members with one end open or none (`2012-Q1..2013-06`, `..2010-12-31`), `last [n] <unit>
 * [to date]`, `this <unit>`, `mtd`, `qtd`, `ytd`. Letters of either case. Never throws.
 */
export function parsePeriod(text: string, calendar: CalendarSettings): ParsedPeriod {
  const whole = trimPart({ text, start: 0 });
  if (whole.text === '') return problem('empty', { text, start: 0 });
  if (whole.text.includes(RANGE)) return parseRange(whole, calendar);
  const words = wordsOf(whole);
  const first = words[0]?.text.toLowerCase() ?? '';
  const toDate = TO_DATE_WORDS.get(first);
  if (toDate !== undefined) return words.length === 1 ? thisOne(toDate) : unexpected(words.slice(1));
  if (first === 'this') return parseThis(whole, words.slice(1));
  if (first === 'last') return parseLast(whole, words.slice(1));
  const member = readMember(whole.text, calendar);
  if (typeof member === 'string') return problem(member, whole);
  return { period: { kind: 'member', grain: member.grain, first: member.from } };
}

function parseThis(whole: TextPart, words: readonly TextPart[]): ParsedPeriod {
  const unit = readUnit(whole, words);
  if ('problem' in unit) return unit;
  return unit.rest.length === 0 ? thisOne(unit.grain) : unexpected(unit.rest);
}

function parseLast(whole: TextPart, words: readonly TextPart[]): ParsedPeriod {
  const first = words[0];
  const counted = first !== undefined && /^\d+$/.test(first.text);
  const unit = readUnit(whole, counted ? words.slice(1) : words);
  if ('problem' in unit) return unit;
  const count = counted ? Number(first.text) : 1;
  if (counted && !isUsableCount(count, unit.grain)) return problem('count-out-of-range', first);
  const tail = unit.rest.map((word) => word.text.toLowerCase());
  const toDate = tail[0] === 'to' && tail[1] === 'date';
  const rest = unit.rest.slice(toDate ? 2 : 0);
  if (rest.length > 0) return unexpected(rest);
  return { period: { kind: 'last', count, grain: unit.grain, toDate } };
}

/** A unit of one word, or of two as in `fiscal year`. */
function readUnit(
  whole: TextPart,
  words: readonly TextPart[],
): { readonly grain: DayGrain; readonly rest: readonly TextPart[] } | { readonly problem: PeriodProblem } {
  const [first, second] = words;
  if (first === undefined)
    return problem('expected-unit', { text: '', start: whole.start + whole.text.length });
  const grain = unitOfWord(first.text);
  if (grain !== null) return { grain, rest: words.slice(1) };
  const ofTwo = second === undefined ? null : unitOfWord(`${first.text} ${second.text}`);
  return ofTwo === null ? problem('unknown-unit', first) : { grain: ofTwo, rest: words.slice(2) };
}

function parseRange(whole: TextPart, calendar: CalendarSettings): ParsedPeriod {
  const [left, right, third] = splitPart(whole, RANGE);
  if (third !== undefined) return problem('too-many-ends', third);
  if (left === undefined || right === undefined || left.text + right.text === '') {
    return problem('range-without-ends', whole);
  }
  const from = readEnd(left, calendar);
  if (from !== null && 'problem' in from) return from;
  const to = readEnd(right, calendar);
  if (to !== null && 'problem' in to) return to;
  if (from !== null && to !== null && from.from > to.to) return problem('range-reversed', whole);
  return { period: { kind: 'between', from: from?.from ?? null, to: to?.to ?? null } };
}

function readEnd(
  part: TextPart,
  calendar: CalendarSettings,
): WrittenMember | null | { readonly problem: PeriodProblem } {
  if (part.text === '') return null;
  const member = readMember(part.text, calendar);
  if (typeof member !== 'string') return member;
  const isRelative = /^(last|this|mtd|qtd|ytd)\b/i.test(part.text);
  return problem(isRelative ? 'relative-end' : member, part);
}

function thisOne(grain: DayGrain): ParsedPeriod {
  return { period: { kind: 'this', grain } };
}

function unexpected(words: readonly TextPart[]): { readonly problem: PeriodProblem } {
  const first = words[0] ?? { text: '', start: 0 };
  const last = words.at(-1) ?? first;
  return { problem: { reason: 'unexpected-text', start: first.start, end: last.start + last.text.length } };
}

function problem(reason: PeriodReason, part: TextPart): { readonly problem: PeriodProblem } {
  return { problem: { reason, start: part.start, end: part.start + part.text.length } };
}
