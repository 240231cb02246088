import { Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { useLanguage } from '../words/language.tsx';
import { TopBar } from './bar/top-bar.tsx';
import { Navigation } from './navigation/navigation.tsx';
import { PhoneBar } from './navigation/phone-bar.tsx';
import { useFolded } from './navigation/use-folded.ts';
import { useNarrow } from './use-narrow.ts';
import { ViewingBanner } from './viewing-banner.tsx';
import './frame.css';

export function Frame() {
  const [isFolded, toggle] = useFolded();
  const isNarrow = useNarrow();
  const page = useRef<HTMLElement>(null);
  const { words } = useLanguage();
  return (
    <>
      <ViewingBanner />
      <div className={`frame ${isFolded ? 'folded' : ''}`}>
        <button type="button" className="skip-link" onClick={() => page.current?.focus()}>
          {words.skip}
        </button>
        {isNarrow ? null : <Navigation isFolded={isFolded} toggle={toggle} />}
        <TopBar isNarrow={isNarrow} />
        <main className="page" ref={page} tabIndex={-1}>
          <Outlet />
        </main>
        {isNarrow ? <PhoneBar /> : null}
      </div>
    </>
  );
}
