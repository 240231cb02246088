import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { meQuery } from '../api/server.ts';
import { endViewAs } from '../api/view-as.ts';
import { Icon } from '../parts/icon.tsx';
import { useLanguage } from '../words/language.tsx';
import { useClock } from './use-clock.ts';
import './viewing-banner.css';

/** Stays in sight for as long as the tab looks through the eyes of another. */
export function ViewingBanner() {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const viewing = useQuery(meQuery).data?.viewing ?? null;
  if (viewing === null) return null;
  const name = words.parts.named(viewing.name, viewing.login);
  return (
    <aside className="viewing-banner" aria-label={words.viewing.as(name)}>
      <Icon name="eye" />
      <p role="status">
        {words.viewing.as(name)}
        {locale === 'zh' ? '' : ' '}
        <small>{words.viewing.until(clock.stamp(viewing.until).slice(11))}</small>
      </p>
      <Button size="small" onClick={() => void endViewAs()}>
        {words.viewing.leave}
      </Button>
    </aside>
  );
}
