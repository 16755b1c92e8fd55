import type { Text } from '@luot/shared/domain/text';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { labFetch } from '../lab-fetch.ts';
import { useObjectUrl } from '../use-object-url.ts';

/** A ticket is not drawn for every letter that is typed. */
const QUIET_MS = 300;

type Answer = { readonly kind: 'picture'; readonly blob: Blob } | { readonly kind: 'refused'; readonly text: Text | null };

/** The ticket as a printer of this width would put it out, drawn by the server. `body`: the request as JSON. */
export function LayoutPreview({ body, widthDots }: { body: string; widthDots: number }) {
  const { say, textOf } = useLanguage();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const url = useObjectUrl(answer?.kind === 'picture' ? answer.blob : null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void draw(body, stop.signal).then((drawn) => {
        if (!stop.signal.aborted) setAnswer(drawn);
      });
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body]);
  return (
    <>
      <p className="lab-refusal" role="status">
        {answer?.kind === 'refused' ? (answer.text === null ? say('layout.no-answer') : textOf(answer.text)) : null}
      </p>
      {url === null ? null : <img className="layout-paper" data-width={widthDots} src={url} alt={say('layout.preview-alt')} />}
    </>
  );
}

async function draw(body: string, signal: AbortSignal): Promise<Answer> {
  const response = await labFetch('lab/preview', { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
  if (response?.ok === true) return { kind: 'picture', blob: await response.blob() };
  const refusal: unknown = await response?.json().catch(() => null);
  return { kind: 'refused', text: hasText(refusal) ? refusal.text : null };
}

function hasText(value: unknown): value is { text: Text } {
  return typeof value === 'object' && value !== null && 'text' in value;
}
