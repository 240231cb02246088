import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '../src/openapi/document.ts';

/** Compares answers with the document that the server itself gives out. */
export interface ContractCheck {
  readonly document: OpenApiDocument;
  /** Throws when the document does not promise this answer. Gives the status. */
  conforms(method: string, path: string, response: Response): Promise<number>;
}

export async function contractOf(url: string): Promise<ContractCheck> {
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema({ ...document, $id: 'document' });
  return {
    document,
    async conforms(method, path, response) {
      const where = `${method} ${path} → ${response.status}`;
      const operation = document.paths[path]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error(`${where}: not in the document`);
      const promised = operation.responses[String(response.status)];
      const body = await response.text();
      if (promised === undefined) throw new Error(`${where}: status not documented; ${body.slice(0, 500)}`);
      const type = response.headers.get('content-type')?.split(';')[0] ?? null;
      if (type === null || promised.content === undefined) {
        if (body === '' && promised.content === undefined) return response.status;
        throw new Error(`${where}: a body or a type too much or too few`);
      }
      const { schema, 'x-line-schema': line } = promised.content[type] ?? {};
      if (schema === undefined) throw new Error(`${where}: ${type} is not documented`);
      if (line === undefined && !type.endsWith('json')) return response.status;
      const { $ref } = (line ?? schema) as { readonly $ref: string };
      const validate = ajv.getSchema(`document${$ref}`);
      if (validate === undefined) throw new Error(`${where}: no schema ${$ref}`);
      const values = line === undefined ? [body] : body.split('\n').filter((text) => text !== '');
      for (const value of values)
        if (validate(JSON.parse(value)) !== true)
          throw new Error(`${where}: ${ajv.errorsText(validate.errors)}; ${value.slice(0, 500)}`);
      return response.status;
    },
  };
}
