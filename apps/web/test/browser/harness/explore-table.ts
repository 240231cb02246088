import type { Page } from 'playwright-core';
import type { App } from '../open-app.ts';

const NAMES = { en: 'Pivot', zh: '透视表' } as const;

/** The table of Explore. */
export function pivotTable(page: Page, locale: 'zh' | 'en') {
  return page.getByRole('treegrid', { name: NAMES[locale] });
}

/** The cells of one column in the line of a member. */
export function cellsOf(page: Page, name: string, column: string) {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    .locator(`td[data-column=${column}]`);
}

export interface Answer {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly totals: readonly { readonly by: readonly string[]; readonly row: readonly unknown[] }[];
}

/** The same question, without the page. */
export async function askServer({ page }: App, query: object): Promise<Answer> {
  return page.evaluate<Answer>(`(async () => {
    const me = await (await fetch('/api/v1/me')).json();
    const response = await fetch('/api/v1/query', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrf_token },
      body: ${JSON.stringify(JSON.stringify(query))},
    });
    return response.json();
  })()`);
}
