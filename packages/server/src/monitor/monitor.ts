/** Counts what the server does, for Prometheus. Names of people, metrics and data never get in. */
export interface Monitor {
  answered(call: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  signInFailed(): void;
  exported(rows: number): void;
  /** Text exposition format 0.0.4; gauges are read now. */
  text(gauges: readonly Gauge[]): string;
}

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly kind: 'gauge' | 'counter';
  readonly value: number;
}

const BOUNDS = [0.005, 0.025, 0.1, 0.5, 2, 10, 60];

interface Series {
  readonly labels: string;
  readonly buckets: number[];
  sum: number;
  count: number;
}

export function monitor(): Monitor {
  const requests = new Map<string, number>();
  const durations = new Map<string, Series>();
  let failedSignIns = 0;
  let exportedRows = 0;
  return {
    answered({ route, method, status, seconds }) {
      const key = `route="${route}",method="${method}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const labels = `route="${route}",method="${method}"`;
      const series = durations.get(labels) ?? { labels, buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
      for (const [i, bound] of BOUNDS.entries())
        if (seconds <= bound) series.buckets[i] = (series.buckets[i] ?? 0) + 1;
      series.sum += seconds;
      series.count += 1;
      durations.set(labels, series);
    },
    signInFailed: () => {
      failedSignIns += 1;
    },
    exported: (rows) => {
      exportedRows += rows;
    },
    text: (gauges) => {
      const counters: readonly Gauge[] = [
        {
          name: 'plumbline_sign_in_failures_total',
          help: 'Refused sign-ins.',
          kind: 'counter',
          value: failedSignIns,
        },
        {
          name: 'plumbline_exported_rows_total',
          help: 'Rows sent as CSV or Arrow.',
          kind: 'counter',
          value: exportedRows,
        },
      ];
      return [
        ...head('plumbline_http_requests_total', 'Requests by route and status.', 'counter'),
        ...[...requests].map(([labels, count]) => `plumbline_http_requests_total{${labels}} ${count}`),
        ...head('plumbline_http_request_duration_seconds', 'Time to the first byte.', 'histogram'),
        ...[...durations.values()].flatMap(histogram),
        ...[...counters, ...gauges].flatMap(({ name, help, kind, value }) => [
          ...head(name, help, kind),
          `${name} ${value}`,
        ]),
        '',
      ].join('\n');
    },
  };
}

function head(name: string, help: string, kind: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
}

function histogram({ labels, buckets, sum, count }: Series): readonly string[] {
  const name = 'plumbline_http_request_duration_seconds';
  return [
    ...BOUNDS.map((bound, i) => `${name}_bucket{${labels},le="${bound}"} ${buckets[i] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
