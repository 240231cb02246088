import { FONT, type Tokens } from '../theme/tokens.ts';

/** What every chart looks like; its option says only what is its own. */
export function chartTheme(tokens: Tokens, isStill: boolean) {
  const text = { fontFamily: FONT, fontSize: 12 };
  return {
    animation: !isStill,
    animationDuration: 200,
    animationDurationUpdate: 200,
    textStyle: { ...text, color: tokens.ink3 },
    categoryAxis: {
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...text, color: tokens.ink3, margin: 10 },
    },
    valueAxis: {
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, color: tokens.ink3 },
      splitLine: { lineStyle: { color: tokens.hair } },
    },
    tooltip: {
      renderMode: 'richText',
      backgroundColor: tokens.ink,
      borderWidth: 0,
      padding: [8, 10],
      confine: true,
      textStyle: { ...text, color: tokens.surface },
      axisPointer: {
        lineStyle: { color: tokens.ink4, type: 'dotted' },
        shadowStyle: { color: tokens.ink4, opacity: 0.08 },
      },
    },
  };
}
