import { FONT, type Tokens } from '../theme/tokens.ts';

/** Lines across a chart at the places where another definition begins. */
export function beginsLine(places: readonly number[], mark: string, tokens: Tokens) {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: tokens.ink4, width: 1, type: 'dashed' },
    label: {
      show: true,
      position: 'end',
      distance: 4,
      formatter: () => mark,
      color: tokens.ink2,
      fontFamily: FONT,
      fontSize: 12,
    },
    data: places.map((at) => ({ xAxis: at })),
  };
}
