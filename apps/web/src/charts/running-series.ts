import { lineSeries } from './line-series.ts';

type Line = Omit<Parameters<typeof lineSeries>[0], 'dash' | 'isMain' | 'isLabelled'>;

/** Where a line ends in periods that are not over. */
interface Ends {
  readonly lastWhole: number;
  readonly running: number;
  /** Of the surface behind the chart. */
  readonly surface: string;
}

/** From the last whole period to the last that runs: a broken line that ends in a ring. */
export function runningSeries(line: Line, { lastWhole, running, surface }: Ends) {
  return {
    ...lineSeries({
      ...line,
      data: line.data.map((value, i) => (i >= lastWhole && i <= running ? value : null)),
      dash: true,
      isMain: true,
    }),
    symbol: (_: unknown, { dataIndex }: { readonly dataIndex: number }) =>
      dataIndex === running ? 'circle' : 'none',
    showSymbol: true,
    symbolSize: 7,
    itemStyle: { color: surface, borderColor: line.colour, borderWidth: 2 },
    connectNulls: true,
  };
}
