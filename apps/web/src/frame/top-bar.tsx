import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Dropdown, Select } from 'antd';
import { call, meQuery, startOver } from '../api/server.ts';
import { Icon } from '../parts/icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { monthText, shiftMonth } from '../reading/period.ts';
import { useThemeMode } from '../theme/theme-mode.tsx';
import { useLanguage } from '../words/language.tsx';
import { keepFrame, useFrame } from './search.ts';

/** How far back a month can be chosen. */
const MONTHS = 24;

export function TopBar() {
  const { words } = useLanguage();
  const { today } = useFrame();
  return (
    <header className="bar">
      <Link className="bar-mark" to="/app/company" search={keepFrame} aria-label={words.product}>
        <Mark />
      </Link>
      <Choices />
      <span className="clock">
        <Icon name="clock" />
        {words.bar.clock(today)}
      </span>
      <span className="bar-space" />
      <Switches />
    </header>
  );
}

function Choices() {
  const { locale, words } = useLanguage();
  const { month, compare, today, set } = useFrame();
  const months = Array.from({ length: MONTHS }, (_, i) => shiftMonth(today.slice(0, 7), -i));
  const listed = months.includes(month) ? months : [month, ...months];
  return (
    <div className="scope">
      <Icon name="calendar" />
      <Select
        variant="borderless"
        aria-label={words.bar.period}
        value={month}
        popupMatchSelectWidth={false}
        onChange={(period) => set({ period })}
        options={listed.map((value) => ({ value, label: monthText(value, locale) }))}
      />
      <span className="scope-part">{words.bar.compare}</span>
      <Select
        variant="borderless"
        aria-label={words.bar.compare}
        value={compare}
        popupMatchSelectWidth={false}
        onChange={(value) => set({ compare: value })}
        options={[
          { value: 'year_ago' as const, label: words.bar.yearAgo },
          { value: 'previous' as const, label: words.bar.previous },
        ]}
      />
    </div>
  );
}

function Switches() {
  const { words, toggle } = useLanguage();
  const theme = useThemeMode();
  const me = useQuery(meQuery).data;
  const signOut = async () => {
    await call('signOut');
    await startOver(false);
  };
  return (
    <>
      <button type="button" className="plain-button" onClick={toggle} aria-label={words.bar.switchLanguage}>
        {words.otherLanguage}
      </button>
      <button
        type="button"
        className="plain-button"
        onClick={theme.toggle}
        aria-label={theme.mode === 'light' ? words.bar.dark : words.bar.light}
      >
        <Icon name={theme.mode === 'light' ? 'moon' : 'sun'} />
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', label: me?.name ?? me?.login, disabled: true },
            { key: 'out', label: words.bar.signOut, onClick: () => void signOut() },
          ],
        }}
      >
        <button type="button" className="me" aria-label={words.bar.account}>
          {(me?.name || me?.login || '·').slice(0, 1).toUpperCase()}
        </button>
      </Dropdown>
    </>
  );
}
