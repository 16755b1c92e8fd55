// A serial port without a cable: socat makes a pseudo-terminal, and what a driver writes on it comes out of socat's pipe.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkSettings } from '@luot/shared/settings/device-settings';
import type { Wire } from './wire.ts';

type SerialLink = Extract<LinkSettings, { kind: 'serial' }>;

/** Whether this machine can make ports. */
export function hasPtys(): boolean {
  return process.platform !== 'win32' && spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}

export class PtyWire implements Wire {
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'luot-port-'));
  readonly #settings: Omit<SerialLink, 'kind' | 'port'>;
  #socat: ChildProcess | null = null;
  #held: number | null = null;

  /** @param settings speed and shape; a pseudo-terminal takes any */
  constructor(settings: Partial<Omit<SerialLink, 'kind' | 'port'>> = {}) {
    this.#settings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none', ...settings };
    // Whatever ends this process, no port is left behind.
    process.once('exit', this.#vanish);
  }

  get link(): SerialLink {
    return { ...this.#settings, kind: 'serial', port: this.#path };
  }

  async plug(): Promise<void> {
    const socat = spawn('socat', [`pty,raw,echo=0,link=${this.#path}`, '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#socat = socat;
    socat.stdin.on('error', () => undefined); // it has been unplugged
    socat.stdout.on('data', (bytes: Buffer) => this.onBytes(bytes));
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => {
        clearInterval(timer);
        reject(error);
      };
      const timer = setInterval(() => {
        if (!existsSync(this.#path)) return;
        clearInterval(timer);
        socat.off('error', failed);
        resolve();
      }, 2);
      socat.once('error', failed);
    });
    // Held open here too: a port whose last user has gone would end socat, and a driver opens it again and again.
    this.#held = openSync(this.#path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  }

  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = null;
    if (this.#held !== null) closeSync(this.#held);
    this.#held = null;
    if (socat === null) return;
    const ended = new Promise((resolve) => socat.once('exit', resolve));
    socat.kill('SIGKILL');
    await ended;
    rmSync(this.#path, { force: true }); // a killed socat leaves its link
  }

  send(bytes: Uint8Array): void {
    this.#socat?.stdin?.write(bytes);
  }

  stall(on: boolean): void {
    this.#socat?.kill(on ? 'SIGSTOP' : 'SIGCONT');
  }

  /** The port is gone for good. */
  async remove(): Promise<void> {
    await this.unplug();
    process.off('exit', this.#vanish);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #path(): string {
    return join(this.#folder, 'port');
  }

  readonly #vanish = () => {
    this.#socat?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };
}
