// One request to a service for dossiers, up to the text of its answer.
import type { TextParams } from '@luot/shared/domain/text';
import type { SourceFaultCode } from './source-fault.ts';

export interface Question {
  /** `{code}` in it is replaced; without it the code goes in a JSON body. */
  readonly url: string;
  readonly code: string;
  readonly secret: { readonly header: string; readonly value: string } | null;
}

/** `body` null: larger than is read. */
export interface Answer {
  readonly status: number;
  readonly body: string | null;
}

export const MOST_ANSWER_KB = 256;

/** The service is there and does not answer questions now. */
export class ServiceAway extends Error {
  readonly code: SourceFaultCode;
  readonly params: TextParams;

  constructor(code: SourceFaultCode, status: number) {
    super(code);
    this.code = code;
    this.params = { status };
  }
}

/** @throws ServiceAway; and what `fetch` throws when the service is not reached or `signal` ends it */
export async function askService({ url, code, secret }: Question, signal: AbortSignal): Promise<Answer> {
  const inAddress = url.includes('{code}');
  const response = await fetch(
    url.replaceAll('{code}', () => encodeURIComponent(code)),
    {
      method: inAddress ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(inAddress ? {} : { 'content-type': 'application/json' }),
        ...(secret === null ? {} : { [secret.header]: secret.value }),
      },
      body: inAddress ? null : JSON.stringify({ MaHoSo: code }),
      // The secret goes to no other address than the one it is listed with (R30b).
      redirect: 'manual',
      signal,
    },
  );
  const { status } = response;
  const away = awayCode(status);
  // A service says in JSON, or with nothing, that it has no such dossier; a page of words is a wrong address.
  const answered = response.ok || status === 404;
  if (!answered) await response.body?.cancel();
  if (away !== null) throw new ServiceAway(away, status);
  return { status, body: answered ? await bodyOf(response) : '' };
}

function awayCode(status: number): SourceFaultCode | null {
  if (status >= 300 && status < 400) return 'http-moved';
  if (status === 401 || status === 403 || status === 407) return 'http-denied';
  // Too slow and too often are said about now, not about the question.
  return status >= 500 || status === 408 || status === 429 ? 'http-failing' : null;
}

async function bodyOf(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_ANSWER_KB * 1024) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
