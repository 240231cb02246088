import type { Access } from '@plumbline/client';
import type { RequestEnvironment } from '../http/environment.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Services } from '../services.ts';

export type PageRequest = RequestEnvironment & { readonly document: OpenApiDocument };

/** Something that is no call of the API: for a browser, or for a machine that watches. */
export interface Page {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly access: Access;
  readonly answer: (request: PageRequest, services: Services) => Promise<Response>;
}
