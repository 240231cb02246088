import { wallMoment, wallStamp } from '../reading/wall-clock.ts';
import { useLanguage } from '../words/language.tsx';
import { useTimezone } from './use-timezone.ts';

export interface Clock {
  /** Where the year is known: `11-20 06:10`, `20 Nov 06:10`. */
  moment(at: string): string;
  /** `2026-11-20 06:10`. */
  stamp(at: string): string;
}

/** The one clock of every page: that of the company, wherever the reader is. */
export function useClock(): Clock {
  const { locale } = useLanguage();
  const zone = useTimezone();
  return { moment: (at) => wallMoment(at, locale, zone), stamp: (at) => wallStamp(at, zone) };
}
