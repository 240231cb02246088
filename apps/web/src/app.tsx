import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/server.ts';
import { Gate } from './frame/gate.tsx';
import { router } from './frame/router.tsx';
import { useNarrow } from './frame/use-narrow.ts';
import { antdTheme } from './theme/antd-theme.ts';
import { ThemeProvider, useThemeMode } from './theme/theme-mode.tsx';
import { LanguageChoice, useLanguage } from './words/language.tsx';
import type { Speech } from './words/speech.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=plumbline-nonce]')?.content ?? '';

function App() {
  const { mode } = useThemeMode();
  const { antd } = useLanguage();
  const isNarrow = useNarrow();
  return (
    <ConfigProvider
      theme={antdTheme(mode, isNarrow)}
      locale={antd}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      // The edge of what pops up is a shadow, which an arrow would cut.
      popover={{ arrow: false }}
    >
      <Gate>
        <RouterProvider router={router} />
      </Gate>
    </ConfigProvider>
  );
}

/** Draws the app; the first page is fetched while React begins. */
export function drawApp(place: HTMLElement, first: Speech): void {
  void router.load();
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider>
          <LanguageChoice first={first}>
            <App />
          </LanguageChoice>
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
