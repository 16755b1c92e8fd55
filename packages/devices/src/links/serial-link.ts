// A serial port. Each connection is a new port object: one that was lost and reopened drops writes without a word.
import type { DeviceFault } from '@luot/shared/domain/device-fault';
import type { LinkSettings } from '@luot/shared/protocol/device-settings';
import { SerialPort } from 'serialport';
import { lineTime } from '../line-time.ts';
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
      const connection = new SerialConnection(opened);
      await new Promise<void>((resolve, reject) => opened.open((error) => (error === null ? resolve() : reject(openFault(error, port)))));
      return connection;
    },
  };
}

class SerialConnection implements Connection {
  readonly #port: SerialPort;
  readonly #inbox = new Inbox();
  readonly #ending = new Ending();

  constructor(port: SerialPort) {
    this.#port = port;
    // Without a reader an unplugged cable goes unnoticed.
    port.on('data', (bytes: Buffer) => this.#inbox.push(bytes));
    port.on('error', () => this.#ending.end({ code: 'unplugged' }));
    port.on('close', () => this.#ending.end({ code: 'unplugged' }));
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
    this.#ending.end(null);
    if (!this.#port.isOpen) return;
    // What the device has not taken must not hold up the closing (tcdrain would).
    this.#port.flush(() => {
      if (this.#port.isOpen) this.#port.close(() => undefined);
    });
  }
}
