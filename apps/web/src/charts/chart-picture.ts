import { FONT } from '../theme/tokens.ts';

const HEAD = 32;
const GAP = 24;
const SCALE = 2;

/** The panels as they stand, side by side with their titles; null: there is none. */
export async function chartPicture(charts: Element | null): Promise<Blob | null> {
  const panels = [...(charts?.querySelectorAll('.chart-panel') ?? [])].flatMap((panel) => {
    const canvas = panel.querySelector('canvas');
    const title = panel.querySelector('strong')?.textContent ?? '';
    const legend = [...panel.querySelectorAll<HTMLElement>('.legend > span')];
    return canvas === null
      ? []
      : [{ canvas, title, legend, width: canvas.clientWidth, height: canvas.clientHeight }];
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
  for (const { canvas, title, legend, width, height } of panels) {
    pen.fillStyle = style.getPropertyValue('--ink');
    pen.font = `600 13px ${FONT}`;
    pen.fillText(title, left, HEAD - 10);
    drawLegend(pen, legend, left + width);
    pen.drawImage(canvas, left, HEAD, width, height);
    left += width + GAP;
  }
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
}

/** From the right, as it stands on the page: a square or a dash, then its name. */
function drawLegend(pen: CanvasRenderingContext2D, entries: readonly HTMLElement[], right: number): void {
  pen.font = `400 12px ${FONT}`;
  let at = right;
  for (const entry of [...entries].reverse()) {
    const text = entry.textContent ?? '';
    const mark = entry.querySelector('i');
    const { color } = getComputedStyle(entry);
    at -= pen.measureText(text).width;
    pen.fillStyle = color;
    pen.fillText(text, at, HEAD - 10);
    if (mark !== null) {
      const { backgroundColor, borderTopColor } = getComputedStyle(mark);
      const isDash = mark.classList.contains('dash');
      at -= isDash ? 22 : 16;
      pen.fillStyle = isDash ? borderTopColor : backgroundColor;
      pen.fillRect(at, HEAD - (isDash ? 15 : 19), isDash ? 16 : 10, isDash ? 2 : 10);
    }
    at -= 12;
  }
}
