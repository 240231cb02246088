/** The first day there is, ISO: a first version without a date of its own is in force from here on. */
export const FIRST_DAY = '0001-01-01';
