import { fold } from './fold.ts';

/** Chinese as people type it with Latin letters. */
export interface Speller {
  /** Syllables without tones, other runs as they are: `GMV口径` → `gmv`, `kou`, `jing`. */
  syllables(text: string): readonly string[];
}

let loaded: Promise<Speller> | null = null;

/** The dictionary is loaded when it is first needed: commands that never search start without it. */
export function speller(): Promise<Speller> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Speller> {
  const { pinyin } = await import('pinyin-pro');
  return {
    syllables: (text) =>
      pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
        .map(fold)
        .filter((syllable) => syllable !== ''),
  };
}
