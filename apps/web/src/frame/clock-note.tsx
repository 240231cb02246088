import { clockName, isElsewhere } from '../reading/wall-clock.ts';
import { useLanguage } from '../words/language.tsx';
import { useTimezone } from './use-timezone.ts';

/** Said to whose own clock shows another time than that of the company, by which every page goes. `isAfter`: it follows a sentence. */
export function ClockNote({ isAfter = false }: { readonly isAfter?: boolean }) {
  const { words, locale } = useLanguage();
  const zone = useTimezone();
  if (!isElsewhere(zone, new Date())) return null;
  return (
    <small className="clock-note" data-clock={zone}>
      {isAfter ? ' · ' : ''}
      {words.nav.clock(clockName(zone, locale))}
    </small>
  );
}
