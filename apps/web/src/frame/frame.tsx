import { Outlet } from '@tanstack/react-router';
import { TopBar } from './bar/top-bar.tsx';
import { Navigation } from './navigation/navigation.tsx';
import { PhoneBar } from './navigation/phone-bar.tsx';
import { useFolded } from './navigation/use-folded.ts';
import { useNarrow } from './use-narrow.ts';
import './frame.css';

export function Frame() {
  const [isFolded, toggle] = useFolded();
  const isNarrow = useNarrow();
  return (
    <div className={`frame ${isFolded ? 'folded' : ''}`}>
      {isNarrow ? null : <Navigation isFolded={isFolded} toggle={toggle} />}
      <TopBar isNarrow={isNarrow} />
      <main className="page">
        <Outlet />
      </main>
      {isNarrow ? <PhoneBar /> : null}
    </div>
  );
}
