import type { SchemaName, Wire } from '@plumbline/client';

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
    headers: { 'content-type': type, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
  });
}
