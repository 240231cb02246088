import type { IncomingMessage } from 'node:http';

const WITHOUT_BODY = [204, 205, 304];

/** The whole answer, which may not be longer than `bytes`. */
export async function readReply(reply: IncomingMessage, bytes: number): Promise<Response> {
  const { statusCode: status = 0 } = reply;
  if (status < 200 || status > 599) throw new Error(`answered with status ${status}`);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of reply as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > bytes) throw new Error(`the answer is longer than ${bytes} bytes`);
    pieces.push(piece);
  }
  if (!reply.complete) throw new Error('the answer broke off');
  const headers = new Headers();
  for (let i = 0; i + 1 < reply.rawHeaders.length; i += 2)
    headers.append(reply.rawHeaders[i] ?? '', reply.rawHeaders[i + 1] ?? '');
  return new Response(WITHOUT_BODY.includes(status) ? null : Buffer.concat(pieces), { status, headers });
}
