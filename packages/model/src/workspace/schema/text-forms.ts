import { parseYearEnd } from '@plumbline/calendar';
import type { Params } from '@plumbline/diagnostics';
import { z } from 'zod';
import { ACCOUNT_RANGE } from '../../formula/account-range.ts';

type Expected = Params['workspace/bad-value']['expected'];

/** A text of a certain form; `expected` names the form in the message. */
export function textOf(expected: Expected, isValid: (text: string) => boolean) {
  return z.string().refine(isValid, { params: { expected } });
}

function matching(expected: Expected, pattern: RegExp) {
  return textOf(expected, (text) => pattern.test(text));
}

export const NAME = /^[a-z][a-z0-9_]*$/;
const UNIT_OF_TIME = '(?:minute|hour|day|week|month|quarter|year|fiscal_quarter|fiscal_year)s?';
const DECIMAL = '-?\\d+(?:\\.\\d+)?';

/** Any text that is not blank. */
export const text = textOf('something', (value) => value.trim() !== '');
/** `6001` or `6001..6051`. */
export const accountRange = matching('account-range', ACCOUNT_RANGE);
export const name = matching('name', NAME);
/** `dataset.field`. */
export const datasetField = matching('dataset-field', /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/);
/** `field` or `dataset.field`. */
export const fieldReference = matching('name', /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/);
export const flag = matching('boolean', /^(?:true|false)$/).transform((value) => value === 'true');
export const decimal = matching('number', new RegExp(`^${DECIMAL}$`));
/** `40%` or `0.4`. */
export const share = matching('share', new RegExp(`^${DECIMAL}%?$`));
/** `+8%`, `-3`, `20%`. */
export const change = matching('change', /^[+-]?\d+(?:\.\d+)?%?$/);
/** `120000 USD`. */
export const amount = matching('money', new RegExp(`^${DECIMAL}(?: [A-Z]{3})?$`));
export const interval = matching('interval', new RegExp(`^\\d{1,6} ${UNIT_OF_TIME}$`));
/** Up to a day. */
export const shortWhile = matching('short-while', /^(?:[1-9]\d{0,2} minutes?|(?:[1-9]|1\d|2[0-4]) hours?)$/);
export const date = textOf('date', isCalendarDate);
export const currency = matching('currency', /^[A-Z]{3}$/);
export const timezone = textOf('timezone', isTimezone);
/** `>= 0.40`, `< 5%`, `0.3 .. 0.5`. */
export const bound = matching(
  'bound',
  new RegExp(`^(?:(?:<|<=|>|>=|=) *${DECIMAL}%?|${DECIMAL}%? *\\.\\. *${DECIMAL}%?)$`),
);

/** The name of an environment variable. */
export const variable = matching('variable', /^[A-Za-z_][A-Za-z0-9_]*$/);
/** `last saturday of january`, `nearest saturday to january`. */
export const yearEnd = textOf('year-end', (value) => parseYearEnd(value) !== null);
/** `decimal(18,4)`, `date` …; read by `toValueType`. */
export const fieldType = matching(
  'type',
  /^(?:text|boolean|date|timestamp|timestamptz|integer|bigint|double|decimal(?: *\( *\d{1,2} *, *\d{1,2} *\))?)$/,
);
/** `money`, `count(customer)`, `percent` …; read by `toUnit`. */
export const unit = matching(
  'unit',
  /^(?:money|count(?:\([a-z][a-z0-9_]*\))?|percent|ratio|days|number|date|timestamp|text)$/,
);
export const through = textOf(
  'through',
  (value) => /^(?:today|yesterday|month_end|none)$/.test(value) || isCalendarDate(value),
);
/** Printable ASCII. */
export const character = matching('character', /^[!-~]$/);
export const lineCount = matching('line-count', /^\d{1,6}$/);
/** Of a sheet, from 1. */
export const rowNumber = matching('row-number', /^[1-9]\d{0,6}$/);
/** `B3:H120`, `B3:H`, `B:H`. */
export const cellRange = matching(
  'cell-range',
  /^[A-Za-z]{1,3}(?:[1-9]\d{0,6})?:[A-Za-z]{1,3}(?:[1-9]\d{0,6})?$/,
);
/** `priority` lowest first, `-priority` highest first. */
export const sortKey = matching('name', /^-?[a-z][a-z0-9_]*$/);

function isCalendarDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTimezone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return /^[A-Z]/.test(value);
  } catch {
    return false;
  }
}
