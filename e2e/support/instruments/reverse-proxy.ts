// A reverse proxy as centres have them: it puts the server under a path, asks it under another name, and passes sockets on.
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface ReverseProxy {
  /** `http://127.0.0.1:4711/so/luot` */
  readonly base: string;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** @param under the path it is reached at, which the server does not see; @param sockets whether it passes them on */
export async function openReverseProxy(port: number, under: string, sockets = true): Promise<ReverseProxy> {
  const open = new Set<Duplex>();
  const onward = (incoming: IncomingMessage) => ({
    host: '127.0.0.1',
    port,
    method: incoming.method ?? 'GET',
    path: (incoming.url ?? '/').slice(under.length) || '/',
    headers: { ...incoming.headers, host: 'backend.internal:7070', 'x-forwarded-host': incoming.headers.host ?? '', 'x-forwarded-proto': 'http' },
  });
  const proxy = createServer((incoming, answer) => {
    if (!(incoming.url ?? '').startsWith(`${under}/`)) return answer.writeHead(404).end();
    const asked = ask(onward(incoming), (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    asked.on('error', () => answer.destroy());
    incoming.pipe(asked);
  });
  proxy.on('upgrade', (incoming: IncomingMessage, near: Duplex, first: Buffer) => {
    if (!sockets || !(incoming.url ?? '').startsWith(`${under}/`)) return near.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    const asked = ask(onward(incoming));
    asked.on('error', () => near.destroy());
    asked.on('response', (got) => near.end(`HTTP/1.1 ${got.statusCode} refused\r\nConnection: close\r\n\r\n`));
    asked.on('upgrade', (got, far: Duplex, rest: Buffer) => {
      const heads = Object.entries(got.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      near.write(`HTTP/1.1 101 Switching Protocols\r\n${heads.join('')}\r\n`);
      near.write(rest);
      far.write(first);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => open.delete(from));
        from.pipe(to);
      }
    });
    asked.end();
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    base: origin + under,
    origin,
    close: () =>
      new Promise((closed) => {
        for (const end of open) end.destroy();
        proxy.close(() => closed());
        proxy.closeAllConnections();
      }),
  };
}
