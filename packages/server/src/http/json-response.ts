import type { SchemaName, Wire } from '@plumbline/client';
import { LEAST_PACKED } from './pack-response.ts';

/** An answer in the shape that the contract gives this call. */
export function jsonResponse<N extends SchemaName>(
  _schema: N,
  value: Wire<N>,
  more: { readonly status?: number; readonly cookie?: string } = {},
): Response {
  return textResponse(JSON.stringify(value), 'application/json; charset=utf-8', more);
}

export function textResponse(
  text: string,
  type: string,
  { status = 200, cookie }: { readonly status?: number; readonly cookie?: string } = {},
): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': type,
      ...(text.length < LEAST_PACKED ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
      ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    },
  });
}
