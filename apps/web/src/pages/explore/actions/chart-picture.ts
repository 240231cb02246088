import { FONT } from '../../../theme/tokens.ts';

const HEAD = 32;
const GAP = 24;
const SCALE = 2;

/** The panels as they stand, side by side with their titles; null: there is none. */
export async function chartPicture(charts: Element | null): Promise<Blob | null> {
  const panels = [...(charts?.querySelectorAll('.chart-panel') ?? [])].flatMap((panel) => {
    const canvas = panel.querySelector('canvas');
    const title = panel.querySelector('strong')?.textContent ?? '';
    return canvas === null ? [] : [{ canvas, title, width: canvas.clientWidth, height: canvas.clientHeight }];
  });
  if (panels.length === 0) return null;
  const style = getComputedStyle(document.documentElement);
  const sheet = document.createElement('canvas');
  sheet.width = panels.reduce((sum, { width }) => sum + width + GAP, GAP) * SCALE;
  sheet.height = (Math.max(...panels.map(({ height }) => height)) + HEAD + GAP) * SCALE;
  const pen = sheet.getContext('2d');
  if (pen === null) return null;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.getPropertyValue('--surface');
  pen.fillRect(0, 0, sheet.width, sheet.height);
  let left = GAP;
  for (const { canvas, title, width, height } of panels) {
    pen.fillStyle = style.getPropertyValue('--ink');
    pen.font = `600 13px ${FONT}`;
    pen.fillText(title, left, HEAD - 10);
    pen.drawImage(canvas, left, HEAD, width, height);
    left += width + GAP;
  }
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
}
