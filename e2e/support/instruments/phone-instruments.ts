// What a phone does and what crosses its wire, noted by the browser itself.
import type { BrowserContext, Page } from 'playwright-core';

/** Tones that were scheduled, and of each vibration how many parts its pattern has. */
export interface Noticed {
  readonly tones: number;
  readonly patterns: readonly number[];
}

interface Instrumented {
  noticed: { tones: number; patterns: number[] };
}

/** Pages of this context write down each tone and each vibration. */
export async function noticing(context: BrowserContext): Promise<(page: Page) => Promise<Noticed>> {
  await context.addInitScript(() => {
    const noticed: { tones: number; patterns: number[] } = { tones: 0, patterns: [] };
    (window as unknown as { noticed: typeof noticed }).noticed = noticed;
    type Start = (this: AudioScheduledSourceNode, atSeconds?: number) => void;
    const start = Object.getOwnPropertyDescriptor(AudioScheduledSourceNode.prototype, 'start')?.value as Start;
    OscillatorNode.prototype.start = function (atSeconds?: number) {
      noticed.tones += 1;
      start.call(this, atSeconds);
    };
    Navigator.prototype.vibrate = (pattern) => {
      noticed.patterns.push(typeof pattern === 'number' ? 1 : [...pattern].length);
      return true;
    };
  });
  return (page) => page.evaluate(() => (window as unknown as Instrumented).noticed);
}

/** The same in a browser without what came after 2018, and with Web Audio under its old name, as Safari had it. */
export async function oldPhone(context: BrowserContext): Promise<(page: Page) => Promise<Noticed>> {
  const noticed = await noticing(context);
  await context.addInitScript(() => {
    const without = (of: object, ...names: readonly string[]) => {
      for (const name of names) Reflect.deleteProperty(of, name);
    };
    const { AudioContext: audio } = window;
    without(window, 'AudioContext', 'AbortController', 'structuredClone', 'queueMicrotask', 'ResizeObserver', 'HTMLDialogElement', 'BroadcastChannel');
    Object.assign(window, { webkitAudioContext: audio });
    without(Navigator.prototype, 'vibrate', 'wakeLock', 'userActivation', 'userAgentData', 'locks');
    without(Crypto.prototype, 'randomUUID');
    without(Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'flat', 'flatMap');
    without(String.prototype, 'at', 'replaceAll', 'matchAll', 'trimStart', 'trimEnd', 'isWellFormed', 'toWellFormed');
    without(Object, 'fromEntries', 'hasOwn', 'groupBy');
    without(Promise, 'allSettled', 'any', 'withResolvers', 'try');
    without(Element.prototype, 'replaceChildren', 'checkVisibility', 'setHTMLUnsafe', 'ariaLabel');
    without(Document.prototype, 'startViewTransition');
  });
  return noticed;
}

export interface Crossed {
  readonly total: number;
  /** Of the document and its files alone. */
  readonly page: number;
  readonly origins: readonly string[];
}

/** Counts everything a page receives, headers included, in the form it travelled in. */
export async function bytesOf(page: Page): Promise<() => Crossed> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const requests = new Map<string, { type: string; headers: number; body: number; whole: number }>();
  const origins = new Set<string>();
  wire.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (!request.url.startsWith('http')) return;
    origins.add(new URL(request.url).origin);
    requests.set(requestId, { type: type ?? '', headers: 0, body: 0, whole: 0 });
  });
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const known = requests.get(requestId);
    if (known !== undefined) known.headers = response.encodedDataLength;
  });
  wire.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const known = requests.get(requestId);
    // A stream of events travels as it is, and never ends: its data is all there is to count.
    if (known?.type === 'EventSource') known.body += dataLength;
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = requests.get(requestId);
    if (known !== undefined) known.whole = encodedDataLength;
  });
  return () => {
    const of = [...requests.values()].map(({ type, headers, body, whole }) => ({ type, bytes: Math.max(whole, headers + body) }));
    const sum = (some: readonly { readonly bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0);
    return { total: sum(of), page: sum(of.filter(({ type }) => type !== 'EventSource' && type !== 'Fetch')), origins: [...origins] };
  };
}
