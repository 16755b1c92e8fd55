// `npm start`: the sample centre with virtual devices, every page served, log-ins everybody knows.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fail } from '@luot/queue-server/cli/fail';
import { serve } from '@luot/queue-server/cli/serve';
import { StartFault } from '@luot/shared/domain/start-fault';
import { buildPages } from '../pages.ts';

const HELP = `npm start -- [options]     the sample centre, to try everything
  --port P       port of the pages (7070); the ticket page for phones has the one after it
  --data DIR     where the sample centre keeps its data (data/demo)
  --no-open      do not open a browser`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '7070' },
    data: { type: 'string', default: 'data/demo' },
    'no-open': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  try {
    const pages = await buildPages();
    // R53: as the operator's program does.
    process.umask(0o077);
    const { port, phonePort } = await serve({
      data: values.data,
      port: values.port,
      publicOrigin: [],
      host: '127.0.0.1',
      phonePort: values.port === '0' ? '0' : String(Number(values.port) + 1),
      phoneHost: '127.0.0.1',
      pages,
      emulateDevices: true,
      demo: true,
      log: 'warn',
    });
    sayWhere(port, phonePort);
    if (!values['no-open'] && process.stdout.isTTY) open(`http://127.0.0.1:${port}/lab`);
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    fail(error.code, error.text.vi, error.text.en);
  }
}

function sayWhere(port: number, phonePort: number | null): void {
  const base = `http://127.0.0.1:${port}`;
  const rows = [
    ['Ki-ốt / kiosk', `${base}/kiosk`, 'kiosk-1; more: #device=kiosk-2&token=demo-kiosk-2; bookings MAU-0900, MAU-0930 …'],
    ['Bảng gọi số / hall board', `${base}/display`, 'board-a; more: #device=board-b&token=demo-board-b'],
    ['Quầy / counter', `${base}/staff`, 'quay1 … quay9, password demo'],
    ['Hướng dẫn / greeter', `${base}/greeter`, 'huongdan, password demo; for a tablet'],
    ['Điều hành / manager', `${base}/manager`, 'quanly, password demo'],
    ['Thiết bị / devices', `${base}/devices`, 'quanly, password demo'],
    ['Điện thoại / phone', `http://127.0.0.1:${phonePort}/t/…`, 'the QR code of each ticket holds its address'],
    ['Khu thử nghiệm / lab', `${base}/lab`, 'pull the paper out, press a keypad, scan'],
    ['API', `${base}/api/v1/openapi.json`, 'key demo-key; examples in docs/api.md'],
  ];
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  console.log('');
  for (const [name = '', address = '', note = ''] of rows) console.log(`  ${name.padEnd(width(0))}  ${address.padEnd(width(1))}  ${note}`);
  console.log('\n  Ctrl-C ends it; nothing is lost.\n');
}

function open(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // no browser to open: the table says where to look
    .unref();
}
