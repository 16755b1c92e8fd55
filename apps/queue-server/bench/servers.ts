// The servers of a bench, each in a process of its own so that nobody's load runs on another's core.
//   node servers.ts luot FOLDER     ours, on a data folder
//   node servers.ts acks            a bare Socket.IO server that only acknowledges
//   node servers.ts broadcast       a plain ws server that sends what it gets to everybody
// The parent is told the port; asked for `memory` the process answers with its RSS in bytes after a collection,
// for `spent` with its processor time and its RSS as it is.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { startServer } from '../src/server.ts';
import { benchAccess, benchCentre, SEED_FOLDER } from './bench-centre.ts';

const [kind, folder = ''] = process.argv.slice(2);

async function open(): Promise<number> {
  if (kind === 'luot') {
    const server = await startServer({
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      pagesFolder: join(import.meta.dirname, '../../../out/pages'),
      catalogueFile: join(SEED_FOLDER, 'procedures.json'),
      dossiersFile: null,
      stringsFolder: join(SEED_FOLDER, '../strings'),
      voiceFolder: join(SEED_FOLDER, '../voice'),
      seed: benchCentre(),
      access: benchAccess(),
      emulateDevices: false,
      demo: false,
      log: pino({ level: 'silent' }),
      // The bench is the one client that means to be this fast.
      rate: { perSecond: 1e6, burst: 1e6 },
      issueRate: { perSecond: 1e6, burst: 1e6 },
      connectionBounds: { perAddress: 10_000, inAll: 10_000, opening: { perSecond: 10_000, burst: 10_000 } },
    });
    return server.port;
  }
  const http = createServer();
  if (kind === 'acks') {
    const io = new Server(http, { transports: ['websocket'], serveClient: false });
    io.on('connection', (socket) => socket.on('command', (_message: unknown, ack: (reply: unknown) => void) => ack({ ok: true, value: {} })));
  } else {
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket) =>
      socket.on('message', (data, binary) => {
        for (const other of sockets.clients) other.send(data, { binary });
      }),
    );
  }
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

process.on('message', (message) => {
  if (message === 'spent') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000, rss: process.memoryUsage.rss() });
  }
  if (message !== 'memory') return;
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: await open() });
