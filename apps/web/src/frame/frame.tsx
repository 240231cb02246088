import { Outlet } from '@tanstack/react-router';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';

export function Frame() {
  return (
    <div className="frame">
      <Navigation />
      <TopBar />
      <main className="page">
        <Outlet />
      </main>
    </div>
  );
}
