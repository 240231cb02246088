import type { Locale } from '@plumbline/diagnostics';
import type { OpenApiDocument, Operation } from '../openapi/document.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { PAGE_WORDS } from './page-words.ts';

/** The OpenAPI document as a page: no script, nothing from elsewhere. */
export function docsPage(document: OpenApiDocument, locale: Locale): Response {
  const words = PAGE_WORDS[locale];
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => call({ path, method, operation }, locale)),
  );
  const shapes = Object.entries(document.components.schemas ?? {}).map(
    ([
      name,
      schema,
    ]) => html`<details class="call" id="${name}"><summary><span class="path">${name}</span></summary>
<div class="inside"><pre>${JSON.stringify(schema, null, 2)}</pre></div></details>
`,
  );
  const body = html`<h1>${words.reference}</h1>
<p class="lead">OpenAPI ${document.openapi} · <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> · ${document.info.version}</p>
<pre>curl -H 'Authorization: Bearer $TOKEN' -H 'Content-Type: application/json' \\
  -d '{"metrics": ["revenue"], "by": ["month"], "period": "ytd"}' http://127.0.0.1:4600/api/v1/query</pre>
<h2>${words.reference}</h2>
${calls}
<h2>${words.shapes}</h2>
${shapes}`;
  return page(body, { title: words.reference, locale, path: '/api/docs' });
}

function call(
  {
    path,
    method,
    operation,
  }: { readonly path: string; readonly method: string; readonly operation: Operation },
  locale: Locale,
): Html {
  const words = PAGE_WORDS[locale];
  const help = locale === 'zh' ? operation['x-summary-zh'] : operation.summary;
  const who = words.access[operation['x-access']] ?? operation['x-access'];
  const answers = Object.entries(operation.responses).map(
    ([status, { description, content }]) =>
      html`<tr><td>${status}</td><td>${Object.entries(content ?? {}).map(([type, { schema }], i) => html`${i === 0 ? null : html`<br>`}<code>${type}</code> ${shapeLink(schema)}`)}</td><td>${description}</td></tr>
`,
  );
  return html`<details class="call" id="${operation.operationId}">
<summary><span class="method">${method}</span><span class="path">${path}</span><span>${help}</span><span class="who">${who}</span></summary>
<div class="inside">
${parameters(operation, locale)}
${bodyOf(operation, words.body)}
<h3>${words.answers}</h3>
<div class="scroll"><table><tbody>${answers}</tbody></table></div>
</div>
</details>
`;
}

function parameters({ parameters }: Operation, locale: Locale): Html | null {
  const words = PAGE_WORDS[locale];
  const rows = parameters.map((parameter) => {
    const { name, required, ...more } = parameter as Readonly<Record<string, unknown>>;
    const help = locale === 'zh' ? more['x-description-zh'] : more.description;
    return html`<tr><td><code>${String(name)}</code></td><td>${String(more.in)}${required === true ? ` · ${words.required}` : ''}</td><td>${help === undefined ? '' : String(help)}</td></tr>
`;
  });
  return html`<h3>${words.parameters}</h3><div class="scroll"><table><tbody>${rows}</tbody></table></div>`;
}

function bodyOf({ requestBody }: Operation, title: string): Html | null {
  const content = requestBody === undefined ? null : Reflect.get(Object(requestBody), 'content');
  if (content === null) return null;
  const types = Object.entries(content as Readonly<Record<string, { readonly schema: unknown }>>);
  return html`<h3>${title}</h3><p>${types.map(([type, { schema }]) => html`<code>${type}</code> ${shapeLink(schema)}`)}</p>`;
}

function shapeLink(schema: unknown): Html | null {
  const ref: unknown = Reflect.get(Object(schema), '$ref');
  if (typeof ref !== 'string') return null;
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return html`<a href="#${name}">${name}</a>`;
}
