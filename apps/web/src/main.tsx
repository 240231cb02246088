import '@fontsource-variable/inter/index.css';
import './theme/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/server.ts';
import { Gate } from './frame/gate.tsx';
import { router } from './frame/router.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { ThemeProvider, useThemeMode } from './theme/theme-mode.tsx';
import { LanguageChoice } from './words/language.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=plumbline-nonce]')?.content ?? '';

function App() {
  const { mode } = useThemeMode();
  return (
    <ConfigProvider theme={antdTheme(mode)} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <Gate>
        <RouterProvider router={router} />
      </Gate>
    </ConfigProvider>
  );
}

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider>
          <LanguageChoice>
            <App />
          </LanguageChoice>
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
