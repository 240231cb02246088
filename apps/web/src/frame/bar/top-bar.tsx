import { Link } from '@tanstack/react-router';
import { Icon } from '../../parts/icon.tsx';
import { Mark } from '../../parts/mark.tsx';
import { useLanguage } from '../../words/language.tsx';
import { AskBox } from '../ask/ask-box.tsx';
import { keepFrame, useFrame } from '../search.ts';
import { AccountMenu } from './account-menu.tsx';
import { ComparisonChoice } from './comparison-choice.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { ScopeChoice } from './scope-choice.tsx';
import { Switches } from './switches.tsx';

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
      {isNarrow ? null : <Switches />}
      <AccountMenu />
    </header>
  );
}
