import { Icon } from '../../parts/icon.tsx';
import { useThemeMode } from '../../theme/theme-mode.tsx';
import { useLanguage } from '../../words/language.tsx';

/** Language and theme. */
export function Switches() {
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
