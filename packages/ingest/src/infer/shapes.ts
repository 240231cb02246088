import { DAY_MARKS } from '../convert/spelling.ts';

const { year, month, day } = DAY_MARKS.zh;

/** RE2 patterns of whole values; blank text counts as missing and so fits all. */
const digits = '(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)';
const time = '([ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)';
const zone = '( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))';

/** Without leading zeros: `007` is a code. */
export const NUMBER = `\\s*([+-]?(${digits}([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?)?\\s*`;
export const YEAR_FIRST = `\\s*([0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|${year}[0-9]{1,2}${month}[0-9]{1,2}${day})(${time}${zone}?)?)?\\s*`;
export const YEAR_LAST = `\\s*([0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}${time}?)?\\s*`;
export const TRUTH = '\\s*(true|false|TRUE|FALSE|True|False)?\\s*';
export const ZONED = `${time}${zone}\\s*$`;
export const MIDNIGHT = '[ T]0?0:00(:00([.]0*)?)?( ?(Z|[+-][0-9:]+))?\\s*$';
