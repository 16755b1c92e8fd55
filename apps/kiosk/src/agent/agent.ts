// The part of a kiosk that holds its cables: printer and scanner. It has its own line to the server, so that a page that
// reloads takes nothing with it, and it needs no Electron, so that it is tried without.
//
//   page ──ack──▶ print(ticket) ─▶ printer           scanner ─▶ onScan ─▶ page
//                    │ report `sent`, then `printed` or `unknown`
//                    ▼
//                  server ◀── how the devices are

import { connectClient, type LuotClient, serverNowMs, viewIn, viewKey } from '@luot/client/luot-client';
import type { DeviceStatus } from '@luot/devices/device-status';
import { type DevicePlaces, openDeviceLink } from '@luot/devices/links/open-device-link';
import { Scanner } from '@luot/devices/scanners/scanner';
import { type Station, Stations } from '@luot/devices/stations';
import type { AgentView } from '@luot/shared/protocol/views/agent-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { SettingsOf } from '@luot/shared/settings/device-settings';
import { Printing } from './printing.ts';

export interface AgentOptions {
  readonly serverUrl: string;
  /** The kiosk's id and token, the same its page has. */
  readonly device: string;
  readonly token: string;
  /** What the devices of this machine may be opened on. */
  readonly places: DevicePlaces;
  readonly onScan: (text: string) => void;
}

/** As long as a visitor waits at the slot; without the server's word that `sent` is written down nothing is printed. */
const SENT_WITHIN_MS = 5_000;

/** One try: what is sent again is made anew. */
const REPORT_WITHIN_MS = 2_000;
const REPORT_AGAIN_MS = 500;

interface ScannerStation extends Station {
  readonly scanner: Scanner;
}

export class Agent {
  readonly #client: LuotClient;
  readonly #printing: Printing;
  readonly #scanners: Stations<SettingsOf<'scanner'>, ScannerStation>;
  #view: AgentView | null = null;
  #reporting = false;
  /** The server knows less than there is to know. */
  #stale = false;
  #closed = false;

  constructor({ serverUrl, device, token, places, onScan }: AgentOptions) {
    const proof = { kind: 'device', device, token } as const;
    this.#client = connectClient({ serverUrl, proof, id: device }, [
      { view: 'agent', id: device },
      { view: 'catalogue', id: 'all' },
    ]);
    this.#printing = new Printing({
      places,
      catalogue: () => viewIn(this.#client.store.getState(), 'catalogue', 'all'),
      nowMs: () => serverNowMs(this.#client.store.getState()),
      onChange: () => this.#report(),
      report: async (ticketId, copy, print) => {
        const reply = await this.#client.send('print.report', { ticketId, copy, print }, print === 'sent' ? SENT_WITHIN_MS : Number.POSITIVE_INFINITY);
        return reply.ok;
      },
    });
    this.#scanners = new Stations((settings) => {
      const scanner = new Scanner({ link: openDeviceLink(settings.link, places), onScan, onStatus: () => this.#report() });
      return { scanner, close: () => scanner.close() };
    });
    this.#client.store.subscribe((state, before) => {
      const message = state.views[viewKey('agent', device)];
      const view = message === undefined ? undefined : (message.body as AgentView | null);
      if (view !== undefined && view !== this.#view) this.#take(view);
      // The server forgets how these devices are when the line breaks.
      if (state.link === 'up' && before.link !== 'up') this.#report();
    });
  }

  print(ticket: IssuedTicket): void {
    this.#printing.print(ticket);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#printing.close(), this.#scanners.close()]);
    this.#client.close();
  }

  /** @param view null when the settings have this kiosk no more: its cables are let go */
  #take(view: AgentView | null): void {
    this.#view = view;
    this.#scanners.arrange(view?.devices.filter((device) => device.driver === 'scanner') ?? []);
    if (view === null) this.#printing.leave();
    else this.#printing.take(view);
    this.#report();
  }

  /**
   * All devices in one message, as they are when it goes out. One at a time: an older report that is sent again after a
   * newer one would be believed.
   */
  #report(): void {
    this.#stale = true;
    if (this.#reporting) return;
    this.#reporting = true;
    void this.#reportAll().finally(() => {
      this.#reporting = false;
    });
  }

  async #reportAll(): Promise<void> {
    while (this.#stale && !this.#closed) {
      // Once for all changes of a moment.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#view === null || this.#client.store.getState().link !== 'up') return;
      this.#stale = false;
      const scanners = this.#scanners.list().map(({ settings, station }) => ({ deviceId: settings.id, status: station.scanner.status }));
      const devices = [...this.#printing.statuses(), ...scanners].map(({ deviceId, status }) => ({ deviceId, ...asReport(status) }));
      const reply = await this.#client.send('device.report', { devices }, REPORT_WITHIN_MS);
      if (reply.ok) continue;
      this.#stale = true;
      await new Promise((resolve) => setTimeout(resolve, REPORT_AGAIN_MS));
    }
  }
}

function asReport({ state, sinceMs, fault, lastFault, counts }: DeviceStatus) {
  return { state, sinceMs, fault, lastFault, counts };
}
