import { GRAINS } from '@plumbline/calendar';
import { oneOf, writeInstead } from '../../hints.ts';
import type { CallSyntax, Word } from '../../read/syntax.ts';
import { BIGINT, DATE, TIMESTAMP } from '../../value/type-kinds.ts';
import { unitOfType } from '../../value/unit-of-type.ts';
import type { Unit } from '../../value-type.ts';
import { readText, readWord } from '../arguments/read-words.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { type AnyExpr, checkClass, type Level, makeCall } from './level.ts';
import { positionalOf, typedAs } from './positional.ts';

const STEP_UNITS = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

export function typeDateTrunc<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['grain', '2'] });
  if (args === null || args[0] === undefined) return null;
  const grain = readWord(level.typing, args[0], GRAINS);
  const isClock = grain === 'hour' || grain === 'minute';
  const value = typedAs(level, args[1], isClock ? 'timestamp' : 'date', call);
  if (grain === null || value === null) return null;
  const type = isClock ? value.type : DATE;
  return makeCall(level, {
    fn: 'date_trunc',
    args: [value],
    option: grain,
    type,
    unit: unitOfType(type),
    span: call.span,
  });
}

export function typeDateDiff<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['unit', '2', '3'] });
  if (args === null || args[0] === undefined) return null;
  const unit = readWord(level.typing, args[0], STEP_UNITS);
  const from = typedAs(level, args[1], 'date', call);
  const to = typedAs(level, args[2], 'date', call);
  if (unit === null || from === null || to === null) return null;
  const counted: Unit = { kind: unit === 'day' ? 'days' : 'number' };
  return makeCall(level, {
    fn: 'date_diff',
    args: [from, to],
    option: unit,
    type: BIGINT,
    unit: counted,
    span: call.span,
  });
}

export function typeDateAdd<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', '3 months'] });
  const step = args?.[1];
  if (args === null || step === undefined) return null;
  if (step.kind !== 'interval') {
    return refuse(level.typing, step.span, {
      code: 'model/not-an-interval',
      params: {},
      hints: [writeInstead('3 months', false)],
    });
  }
  const value = typedAs(level, args[0], 'date', call);
  const count = typedAs(level, step.count, 'whole-number', call);
  const unit = readStepUnit(level.typing, step.unit);
  if (value === null || count === null || unit === null) return null;
  const type =
    unit === 'hour' || unit === 'minute'
      ? value.type.kind === 'timestamp'
        ? value.type
        : TIMESTAMP
      : value.type;
  return makeCall(level, {
    fn: 'date_add',
    args: [value, count],
    option: unit,
    type,
    unit: unitOfType(type),
    span: call.span,
  });
}

function readStepUnit(typing: Typing, word: Word): string | null {
  const unit = STEP_UNITS.find((known) => word.text === known || word.text === `${known}s`);
  return (
    unit ??
    refuse(typing, word.span, {
      code: 'model/unknown-word',
      params: { found: word.text },
      hints: [oneOf(STEP_UNITS)],
    })
  );
}

/** Years, months and days by Unicode letters, other signs as they stand. */
const DATE_PATTERN = /^(?:yyyy|yy|MM|M|dd|d|[^A-Za-z])+$/;

export function typeParseDate<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', "'yyyyMMdd'"] });
  if (args === null || args[0] === undefined || args[1] === undefined) return null;
  const value = level.type(args[0]);
  const pattern = readText(level.typing, args[1], 'parse_date');
  if (value === null || pattern === null) return null;
  // A key such as 20130131 is read as a whole number from many files.
  const isWhole = value.type.kind === 'integer' || value.type.kind === 'bigint';
  if (!isWhole && !checkClass(level.typing, value, 'text', 'parse_date')) return null;
  if (!DATE_PATTERN.test(pattern) || !pattern.includes('yy')) {
    return refuse(level.typing, args[1].span, {
      code: 'model/bad-date-pattern',
      params: { pattern },
      hints: [writeInstead("'yyyy-MM-dd'", false)],
    });
  }
  return makeCall(level, {
    fn: 'parse_date',
    args: [value],
    option: pattern,
    type: DATE,
    unit: { kind: 'date' },
    span: call.span,
  });
}
