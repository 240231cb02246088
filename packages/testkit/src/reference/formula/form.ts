import type { MetricExpr } from '@plumbline/model';

/** The formula nodes of one kind (some nodes stand for two). */
export type Form<K extends MetricExpr['kind']> = MetricExpr & { readonly kind: K };
