/** The figures of a chart as texts: one line for each place of its axis. */
export interface ChartFigures {
  /** What stands along the axis, then the series. */
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** The chart for who cannot see it, and for who reads it with a program. */
export function ChartTable({ id, title, figures }: { id: string; title: string; figures: ChartFigures }) {
  return (
    <div className="unseen" id={id}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {figures.heads.map((head, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two series may have one name
              <th key={i} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.lines.map(([name, ...cells], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two places may have one name
            <tr key={i}>
              <th scope="row">{name}</th>
              {cells.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one for each series
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
