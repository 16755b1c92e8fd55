// A screen as a bare WebSocket that speaks just enough of the wire (PROTOCOL.md), so that a hundred of them in one
// process cost what a hundred plain sockets cost.
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import { WebSocket } from 'ws';
import { boardId, TOKEN } from './bench-centre.ts';

/** Connects as a hall board and resolves when the first view is there. @param screen which of many it is */
export function openScreen(port: number, screen: number, onView: (frame: string) => void): Promise<WebSocket> {
  const id = boardId(screen);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const auth = { protocol: PROTOCOL_VERSION, proof: { kind: 'device', device: id, token: TOKEN }, watch: [{ view: 'board', id }] };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      // Engine.IO: 0 open, 2 ping, 4 message; Socket.IO within 4: 0 connect, 2 event, 4 refused.
      if (data[0] === 0x32) return socket.send('3');
      if (data[0] === 0x30) return socket.send(`40${JSON.stringify(auth)}`);
      if (data[0] !== 0x34) return;
      if (data[1] === 0x34) return reject(new Error(data.toString()));
      if (data[1] !== 0x32) return;
      resolve(socket);
      onView(data.toString());
    });
  });
}
