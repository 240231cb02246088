import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type ThemeMode, TOKENS, type Tokens } from './tokens.ts';

const KEY = 'plumbline.theme';

interface ThemeChoice {
  readonly mode: ThemeMode;
  readonly tokens: Tokens;
  readonly toggle: () => void;
}

const Context = createContext<ThemeChoice | null>(null);

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [mode, setMode] = useState<ThemeMode>(firstMode);
  useEffect(() => paint(mode), [mode]);
  const choice = useMemo(
    () => ({
      mode,
      tokens: TOKENS[mode],
      toggle: () => {
        const next = mode === 'light' ? 'dark' : 'light';
        localStorage.setItem(KEY, next);
        setMode(next);
      },
    }),
    [mode],
  );
  return <Context value={choice}>{children}</Context>;
}

export function useThemeMode(): ThemeChoice {
  const choice = useContext(Context);
  if (choice === null) throw new Error('no theme around');
  return choice;
}

function firstMode(): ThemeMode {
  const kept = localStorage.getItem(KEY);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function paint(mode: ThemeMode): void {
  const { style } = document.documentElement;
  for (const [name, colour] of Object.entries(TOKENS[mode])) style.setProperty(`--${name}`, colour);
  style.colorScheme = mode;
}
