import type { AnswerStream } from '@plumbline/center';
import { ARROW, CSV, XLSX } from '@plumbline/client';
import { InternalError, type Locale } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import type { Call } from '../call.ts';
import { problemResponse } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { arrowPieces } from './arrow-pieces.ts';
import { counted } from './counted.ts';
import { csvPieces } from './csv-pieces.ts';
import { dispositionOf } from './file-name.ts';
import { withMemberNames } from './member-names.ts';
import { pacedBody } from './paced-body.ts';
import { xlsxPieces } from './xlsx-pieces.ts';

/** How the reader wants a file written. */
interface Wish {
  readonly locale: Locale;
  readonly hasBrackets: boolean;
}

interface Format {
  readonly type: string;
  readonly extension: string;
  readonly pieces: (stream: AnswerStream, wish: Wish) => AsyncGenerator<Uint8Array, void, undefined>;
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    CSV,
    {
      type: `${CSV}; charset=utf-8; header=present`,
      extension: 'csv',
      pieces: (stream: AnswerStream) => {
        const { columns, chunks } = withMemberNames(stream);
        return csvPieces(columns, chunks);
      },
    },
  ],
  [
    ARROW,
    {
      type: ARROW,
      extension: 'arrows',
      pieces: ({ columns, scales, chunks }: AnswerStream) => arrowPieces(columns, scales, chunks),
    },
  ],
  [
    XLSX,
    {
      type: XLSX,
      extension: 'xlsx',
      pieces: (stream: AnswerStream, wish: Wish) => {
        const { columns, chunks } = withMemberNames(stream);
        return xlsxPieces(columns, chunks, wish);
      },
    },
  ],
]);

/** Rows of an answer as a file of any length. Its place among the running queries is given back when the last row is sent. */
export async function download(
  media: string,
  { caller, body, locale, signal, cutOff, url }: Call & { readonly caller: KnownCaller },
  services: Services,
): Promise<Response> {
  const format = FORMATS.get(media);
  if (format === undefined) throw new InternalError(`no format for ${media}`);
  const { center, queue, exportQueue, settings, monitor, log } = services;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(settings.exportMs)]);
  const leaveExports = await exportQueue.enter(caller.login, signal);
  const leaveQueue = await queue.enter(caller.login, signal).catch((cause: unknown) => {
    leaveExports();
    throw cause;
  });
  const leave = () => {
    leaveQueue();
    leaveExports();
  };
  try {
    const answer = await center.stream(caller.principal, body, { signal: limited });
    if (answer.columns === null) {
      leave();
      return problemResponse(answer.diagnostics, locale);
    }
    const hasBrackets = url.searchParams.get('negatives') === 'brackets';
    const chunks = counted(answer.chunks, monitor.exported);
    const stream = pacedBody({
      pieces: format.pieces({ ...answer, chunks }, { locale, hasBrackets }),
      slowReaderMs: settings.slowReaderMs,
      signal: limited,
      cutOff,
      ended: (cause) => {
        void answer.chunks[Symbol.asyncIterator]().return?.();
        leave();
        if (cause !== undefined) log.info({ cause: String(cause) }, 'an export ended early');
      },
    });
    return new Response(stream, {
      headers: {
        'content-type': format.type,
        'content-disposition': dispositionOf(answer.columns, format.extension, locale),
      },
    });
  } catch (cause) {
    leave();
    throw cause;
  }
}
