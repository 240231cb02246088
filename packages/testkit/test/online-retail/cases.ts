import { type AnswerCase, answer } from '../adventure-works/answer-case.ts';

/** Answers of the sample that the metrics of the workspace give. */
export const CASES: readonly AnswerCase[] = [
  answer(
    'OR01',
    {
      metrics: [
        'line_count',
        'invoice_count',
        'code_count',
        'customer_count',
        'country_count',
        'lines_without_customer',
        'lines_without_description',
        'first_invoice_at',
        'last_invoice_at',
        'total_amount',
      ],
    },
    [
      'line_count',
      'invoice_count',
      'code_count',
      'customer_count',
      'country_count',
      'lines_without_customer',
      'lines_without_description',
      'first_invoice_at',
      'last_invoice_at',
      'total_amount',
    ],
  ),
  answer('OR02', { metrics: ['gross_sales', 'returns', 'net_sales', 'adjustments', 'other_amount'] }, [
    'gross_sales',
    'returns',
    'net_sales',
    'adjustments',
    'other_amount',
  ]),
  answer('OR03', { metrics: ['gross_sales', 'returns', 'net_sales'], by: ['month'] }, [
    'month',
    'gross_sales',
    'returns',
    'net_sales',
  ]),
  answer(
    'OR06',
    { metrics: ['orders', 'average_order_value', 'lines_per_order', 'units_per_order'], by: ['month'] },
    ['month', 'orders', 'average_order_value', 'lines_per_order', 'units_per_order'],
  ),
  answer(
    'OR11',
    {
      metrics: ['gross_sales', 'sales_share', 'orders'],
      by: ['lines.country'],
      order: [{ by: 'gross_sales', desc: true }],
      limit: 10,
    },
    ['country', 'gross_sales', 'sales_share', 'orders'],
  ),
  answer(
    'OR16',
    {
      metrics: [
        'customers',
        'repeat_customers',
        'repeat_rate',
        'orders_per_customer',
        'median_orders_per_customer',
        'most_orders_of_a_customer',
      ],
    },
    [
      'customers',
      'repeat_customers',
      'repeat_rate',
      'orders_per_customer',
      'median_orders_per_customer',
      'most_orders_of_a_customer',
    ],
  ),
  answer('OR18', { metrics: ['cohort_customers', 'cohort_retention'], by: ['cohort', 'age'] }, [
    'cohort',
    'age',
    'cohort_customers',
    'cohort_retention',
  ]),
];
