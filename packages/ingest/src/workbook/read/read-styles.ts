import { type Shown, shownBy } from './number-format.ts';
import { readXml, type XmlSource } from './read-xml.ts';

/** What each cell style shows, by its place. */
export async function readStyles(source: XmlSource): Promise<readonly Shown[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await readXml(source, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && inCells) ids.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => shownBy(id, codes.get(id)));
}
