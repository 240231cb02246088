import { cellText } from './cell-text.ts';
import { readXml, type XmlSource } from './read-xml.ts';
import type { TextPool } from './text-pool.ts';

/** Puts the texts that cells share into `pool`: runs of rich text joined, phonetic guides left out. */
export async function readSharedStrings(source: XmlSource, pool: TextPool): Promise<void> {
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(source, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') pool.add(cellText(text));
    },
  });
}
