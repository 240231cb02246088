import {
  formulaOn,
  type Metric,
  type Model,
  type Text,
  type TextSpan,
  walkExpression,
} from '@plumbline/model';

/** The formula with the labels of the metrics it names: `revenue - cost` → `[销售收入] - [销售成本]`. */
export function readableFormula(
  { formula, expr }: Pick<Metric, 'formula' | 'expr'>,
  { metrics }: Model,
): Text {
  // Of a metric whose formula the reader may not see.
  if (formula === '') return { zh: '', en: '' };
  const named: { readonly span: TextSpan; readonly label: Text }[] = [];
  // Of a metric with several formulas, `formula` is the newest.
  const written = formulaOn(expr, Number.POSITIVE_INFINITY);
  walkExpression({ level: 'metric', expr: written }, ({ expr: node }) => {
    const metric = node.kind === 'metric' ? metrics.get(node.name) : undefined;
    if (metric !== undefined && node.kind === 'metric') named.push({ span: node.span, label: metric.label });
    return true;
  });
  const write = (locale: keyof Text) => {
    let text = '';
    let at = 0;
    for (const { span, label } of named.toSorted((a, b) => a.span.start - b.span.start)) {
      if (span.start < at) continue;
      text += `${formula.slice(at, span.start)}[${label[locale]}]`;
      at = span.end;
    }
    return `${text}${formula.slice(at)}`.replace(/\s+/g, ' ').trim();
  };
  return { zh: write('zh'), en: write('en') };
}
