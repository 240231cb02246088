import type { Tokens } from '../theme/tokens.ts';
import type { Locale, Words } from '../words/catalogs.ts';

/** Where and for whom a chart is drawn. */
export interface ChartLook {
  readonly tokens: Tokens;
  readonly words: Words;
  readonly locale: Locale;
  /** In pixels. */
  readonly width: number;
  readonly isNarrow: boolean;
}
