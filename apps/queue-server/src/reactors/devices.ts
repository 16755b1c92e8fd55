// Everything on cables, put together: the reactors that serve it, how it is, and the few commands about it.
import type { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import type { Link } from '@luot/devices/links/link';
import type { Engine } from '@luot/engine/engine';
import { centreHead, counterLabel } from '@luot/queue/names';
import { canPrint } from '@luot/shared/domain/devices/device-state';
import { refuse } from '@luot/shared/domain/refusal';
import type { Reply, UnjournaledCommand } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import { testPaper } from '@luot/shared/protocol/ticket-paper';
import type { AgentView } from '@luot/shared/protocol/views/agent-view';
import type { LabView } from '@luot/shared/protocol/views/lab-view';
import { type DeviceSettings, holderOf, kindOf } from '@luot/shared/settings/device-settings';
import type { Logger } from 'pino';
import type { Catalogue } from '../lists/catalogue/catalogue.ts';
import { DeviceHealth } from './device-health.ts';
import { type PreviewOrder, previewTicket } from './preview-ticket.ts';
import { PrintReactor } from './print-ticket.ts';
import { ShowReactor } from './show-call.ts';
import { InputReactor } from './take-input.ts';
import { ticketPaperOf } from './ticket-paper-of.ts';

export interface DevicesOptions {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly linkOf: (device: DeviceSettings) => Link;
  /** The lab's virtual devices, or null. */
  readonly emulated: EmulatedDevices | null;
  readonly agentThere: (kioskId: string) => boolean;
  readonly onChange: () => void;
  readonly log: Logger;
}

export type DeviceCommand = Extract<UnjournaledCommand, { readonly name: `device.${string}` }>;

const DONE: Reply = { ok: true, value: {} };

export class Devices {
  readonly input: InputReactor;
  readonly health: DeviceHealth;
  readonly #options: DevicesOptions;
  readonly #printing: PrintReactor;
  readonly #showing: ShowReactor;
  #askedTest: AgentView['test'] = null;

  constructor(options: DevicesOptions) {
    const { engine, catalogue, linkOf, onChange, log } = options;
    this.#options = options;
    this.#printing = new PrintReactor({ engine, linkOf, onChange, paperOf: (state, ticket, copy) => ticketPaperOf(state, ticket, catalogue, copy) });
    this.#showing = new ShowReactor({ engine, linkOf, onChange });
    this.input = new InputReactor({
      engine,
      linkOf,
      onChange,
      onKey: (keypad, command, reply) => log.info({ keypad, command, ...(reply.ok ? {} : { refusal: reply.refusal.code }) }, 'keypad.pressed'),
    });
    this.health = new DeviceHealth({
      settings: () => engine.state.settings,
      agentThere: options.agentThere,
      nowMs: () => engine.nowMs,
      status: (device, counterId) => {
        if (kindOf(device) === 'printer') return this.#printing.status(device.id);
        if (kindOf(device) !== 'display') return this.input.status(device.id);
        return this.#showing.status(device.id, counterId);
      },
    });
  }

  /** A test that a kiosk's agent is to do. */
  get askedTest(): AgentView['test'] {
    return this.#askedTest;
  }

  execute(command: DeviceCommand, actor: Actor): Reply {
    switch (command.name) {
      case 'device.report':
        this.health.report(actor.id, command.body.devices);
        this.#options.onChange();
        return DONE;
      case 'device.test':
        return this.#test(command.body.deviceId);
      case 'device.act':
        return this.#act(command.body);
    }
  }

  preview(order: PreviewOrder): Promise<Uint8Array> {
    const { engine, catalogue } = this.#options;
    return previewTicket(order, engine.state, catalogue, engine.nowMs);
  }

  labView(): LabView {
    const { engine, emulated } = this.#options;
    const { settings } = engine.state;
    // The lab's panels are those of the start.
    const labelOf = (counterId: string) => counterLabel(engine.state, counterId) ?? '';
    return { centre: centreHead(settings), layout: settings.ticket, devices: emulated?.view(labelOf) ?? [] };
  }

  /** Nobody keeps this view any more; a kiosk's agent that has gone takes its devices with it. */
  unwatched({ view, id }: Watch): void {
    if (view !== 'agent') return;
    this.health.agentGone(id);
    this.#options.onChange();
  }

  async close(): Promise<void> {
    await Promise.all([this.#printing.close(), this.#showing.close(), this.input.close()]);
  }

  /** @param id a device's, or that of one display on its line (`device.counter`) */
  #test(id: string): Reply {
    const { engine, onChange } = this.#options;
    const { settings } = engine.state;
    const [deviceId = '', counterId = null] = id.split('.');
    const device = settings.devices.find((d) => d.id === deviceId);
    if (device === undefined) return { ok: false, refusal: refuse('unknown-device') };
    const kind = kindOf(device);
    if (kind === 'keypad' || kind === 'scanner') return { ok: false, refusal: refuse('not-testable') };
    const detail = this.health.details().find((row) => row.id === id || row.id.startsWith(`${id}.`));
    if (detail === undefined) return { ok: false, refusal: refuse('unknown-device') };
    const { state } = detail;
    if (kind === 'printer' ? !canPrint(state) : state === 'offline') return { ok: false, refusal: refuse('device-away') };
    if (kind === 'display') this.#showing.test(deviceId, counterId);
    else if (holderOf(device) === null) this.#printing.test(deviceId, testPaper(settings.name, device.name, engine.nowMs, settings.timeZone));
    else {
      this.#askedTest = { seq: (this.#askedTest?.seq ?? 0) + 1, deviceId };
      onChange();
    }
    return DONE;
  }

  #act({ deviceId, verb, text }: { deviceId: string; verb: string; text?: string | undefined }): Reply {
    const done = this.#options.emulated?.act(deviceId, verb, text) ?? false;
    return done ? DONE : { ok: false, refusal: refuse('unknown-device') };
  }
}
