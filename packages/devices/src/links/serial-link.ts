// A serial port. Each connection is a new port object: one that was lost and reopened drops writes without a word.
import { stat } from 'node:fs/promises';
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { LinkSettings } from '@luot/shared/settings/device-settings';
import { SerialPort } from 'serialport';
import { lineTime } from './line-time.ts';
import { type Connection, Ending, Inbox, type Link, openFault } from './link.ts';
import { findSerialPort } from './serial-ports.ts';

export type SerialSettings = Extract<LinkSettings, { kind: 'serial' }>;

export function serialLink(settings: SerialSettings): Link {
  const { port, baudRate, dataBits, parity, stopBits, flow } = settings;
  return {
    address: `serial ${port} ${baudRate} ${dataBits}${parity[0]?.toUpperCase()}${stopBits}`,
    lineMs: lineTime(settings),
    connect: async () => {
      const path = await findSerialPort(port);
      const opened = new SerialPort({
        path,
        baudRate,
        dataBits,
        parity,
        stopBits,
        rtscts: flow === 'rtscts',
        xon: flow === 'xonxoff',
        xoff: flow === 'xonxoff',
        autoOpen: false,
        // A closed line must not hang up the modem lines of its device: some displays restart then.
        hupcl: false,
      });
      const connection = new SerialConnection(opened, path);
      await new Promise<void>((resolve, reject) => {
        opened.open((error) => {
          if (error === null) return resolve();
          connection.close(); // or it would watch a port it never had, and there is a try every second
          reject(openFault(error, port));
        });
      });
      return connection;
    },
  };
}

class SerialConnection implements Connection {
  readonly #port: SerialPort;
  readonly #inbox = new Inbox();
  readonly #ending = new Ending();
  #looking: NodeJS.Timeout | undefined;

  constructor(port: SerialPort, path: string) {
    this.#port = port;
    if (process.platform !== 'win32') void this.#watch(path);
    // Without a reader an unplugged cable goes unnoticed.
    port.on('data', (bytes: Buffer) => this.#inbox.push(bytes));
    port.on('error', () => this.#lost());
    port.on('close', () => this.#lost());
  }

  /**
   * Looks whether the port is still there: a hang-up that comes together with the last bytes is missed by the library
   * (two in a hundred on a busy machine), and the port would seem well for ever.
   */
  async #watch(path: string): Promise<void> {
    const first = await identityOf(path);
    const look = async () => {
      if (this.#ending.over) return;
      if ((await identityOf(path)) === first) this.#looking = setTimeout(() => void look(), LOOK_EVERY_MS);
      else this.#lost();
    };
    await look();
  }

  #lost(): void {
    clearTimeout(this.#looking);
    this.#ending.end({ code: 'unplugged' });
    if (this.#port.isOpen) this.#port.close(() => undefined);
  }

  write(bytes: Uint8Array): Promise<void> {
    // A write to a port that has closed never calls back: the ending does.
    return this.#ending.guard((done) => this.#port.write(Buffer.from(bytes), undefined, done));
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#inbox.listen(listener);
  }

  onClose(listener: (fault: DeviceFault | null) => void): void {
    this.#ending.listen(listener);
  }

  close(): void {
    clearTimeout(this.#looking);
    this.#ending.end(null);
    if (!this.#port.isOpen) return;
    // What the device has not taken must not hold up the closing (tcdrain would).
    this.#port.flush(() => {
      if (this.#port.isOpen) this.#port.close(() => undefined);
    });
  }
}

/** From one look to the next; a pulled cable is told within two seconds (P4). */
const LOOK_EVERY_MS = 500;

/** What is a different thing when a port of the same name has come back; null when it is gone. */
async function identityOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : `${found.dev} ${found.ino} ${found.rdev} ${found.birthtimeMs}`;
}
