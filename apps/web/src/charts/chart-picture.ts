import { FONT } from '../theme/tokens.ts';
import { getInstanceByDom } from './echarts.ts';

const HEAD = 32;
const GAP = 24;
const SCALE = 2;

interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly title: string;
  readonly legend: readonly HTMLElement[];
  readonly width: number;
  readonly height: number;
}

/** The charts below an element as they stand, side by side with their titles, as PNG; null: there is none. */
export async function chartPicture(root: Element | null): Promise<Blob | null> {
  const charts = [...(root?.querySelectorAll<HTMLElement>('.chart-box > [role=img]') ?? [])].flatMap(drawn);
  if (charts.length === 0) return null;
  const style = getComputedStyle(document.documentElement);
  const sheet = document.createElement('canvas');
  sheet.width = charts.reduce((sum, { width }) => sum + width + GAP, GAP) * SCALE;
  sheet.height = (Math.max(...charts.map(({ height }) => height)) + HEAD + GAP) * SCALE;
  const pen = sheet.getContext('2d');
  if (pen === null) return null;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.getPropertyValue('--surface');
  pen.fillRect(0, 0, sheet.width / SCALE, sheet.height / SCALE);
  let left = GAP;
  for (const { canvas, title, legend, width, height } of charts) {
    pen.fillStyle = style.getPropertyValue('--ink');
    pen.font = `600 13px ${FONT}`;
    pen.fillText(title, left, HEAD - 10);
    drawLegend(pen, legend, left + width);
    pen.drawImage(canvas, left, HEAD, width, height);
    left += width + GAP;
  }
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'));
}

/** Drawn again at twice the size, whatever the screen has. */
function drawn(place: HTMLElement): readonly Drawn[] {
  const chart = getInstanceByDom(place);
  if (chart === undefined) return [];
  return [
    {
      canvas: chart.renderToCanvas({ pixelRatio: SCALE }),
      title: place.ariaLabel ?? '',
      legend: [...(place.closest('figure')?.querySelectorAll<HTMLElement>('.legend > span') ?? [])],
      width: place.clientWidth,
      height: place.clientHeight,
    },
  ];
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
