import { Link } from '@tanstack/react-router';
import { Icon } from '../../parts/icon.tsx';
import { Mark } from '../../parts/mark.tsx';
import { useThemeMode } from '../../theme/theme-mode.tsx';
import { useLanguage } from '../../words/language.tsx';
import { AskBox } from '../ask/ask-box.tsx';
import { keepFrame, useFrame } from '../search.ts';
import { AccountMenu } from './account-menu.tsx';
import { ComparisonChoice } from './comparison-choice.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { ScopeChoice } from './scope-choice.tsx';

export function TopBar({ isNarrow }: { readonly isNarrow: boolean }) {
  const { words } = useLanguage();
  const { today } = useFrame();
  return (
    <header className="bar">
      {isNarrow ? (
        <Link className="bar-mark" to="/" search={keepFrame} aria-label={words.product}>
          <Mark />
          <strong>{words.product}</strong>
        </Link>
      ) : null}
      <div className="scope">
        <PeriodChoice />
        <ComparisonChoice />
        <ScopeChoice />
      </div>
      <span className="clock">
        <Icon name="clock" />
        {words.bar.clock(today)}
      </span>
      <span className="bar-space" />
      <AskBox />
      <Switches />
      <AccountMenu />
    </header>
  );
}

function Switches() {
  const { words, toggle } = useLanguage();
  const theme = useThemeMode();
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
    </>
  );
}
