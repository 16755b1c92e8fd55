// Numeric and character LED panels on a Modbus RTU line, each a slave with its address. Clauses: MODBUS Application
// Protocol V1.1b3 (function 16 write, 03 read multiple registers); MODBUS over Serial Line V1.02, 2.5.1 (3.5 characters
// of silence between frames). Which register shows what is the panel's own, so it stands in the settings.
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { SettingsOf } from '@luot/shared/settings/device-settings';
import modbus from 'modbus-serial';
import { LinkFault } from '../links/link.ts';
import { patientTimeout } from '../patient-timeout.ts';
import { ModbusPort } from './modbus-port.ts';
import type { Panel, PanelProtocol, PanelWire } from './panel-protocol.ts';
import { type Shown, shortText } from './shown.ts';

type Settings = SettingsOf<'modbus-panels'>;

type Answered = (error: unknown, value: { data: number[] }) => void;

/** What is used of the library. Its own declarations mean another thing in each way of resolving modules. */
interface ModbusClient {
  open(): void;
  writeFC3(address: number, register: number, count: number, answered: Answered): void;
  writeFC16(address: number, register: number, values: readonly number[], answered: Answered): void;
}
const Client = modbus as unknown as new (port: ModbusPort) => ModbusClient;

const WRITE_REGISTERS_BYTES = 9;
const WRITE_ANSWER_BYTES = 8;
const READ_BYTES = 8;
const READ_ANSWER_BYTES = 5;

export function modbusProtocol(settings: Settings, wire: PanelWire): PanelProtocol {
  const port = new ModbusPort(wire.write);
  const client = new Client(port);
  client.open();

  /** One exchange: the silence before it, then the answer in its time, which is kept here and not by the library. */
  const exchange = async <Value>(bytes: number, answerBytes: number, ask: (done: (error: unknown, value: Value) => void) => void): Promise<Value> => {
    // Rounded up: a timer takes whole milliseconds, and less silence would join two frames.
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(wire.lineMs(3.5))));
    return new Promise((resolve, reject) => {
      const cancel = patientTimeout(wire.lineMs(bytes + answerBytes) + settings.turnaroundMs, () => reject(new LinkFault('no-answer')));
      port.onFault = (error) => {
        cancel();
        reject(error);
      };
      ask((error, value) => {
        cancel();
        if (error === null || error === undefined) resolve(value);
        else reject(exchangeFault(error));
      });
    });
  };
  const write = (panel: Panel, register: number, values: number[]) =>
    exchange<unknown>(WRITE_REGISTERS_BYTES + 2 * values.length, WRITE_ANSWER_BYTES, (done) => client.writeFC16(panel.address, register, values, done));

  return {
    answers: true,
    data: (bytes) => port.take(bytes),
    start: async (panel) => {
      if (settings.brightness !== null) await write(panel, settings.brightness.register, [settings.brightness.value]);
    },
    show: async (panel, shown) => void (await write(panel, settings.register, registersOf(settings, panel.digits, shown))),
    check: async (panel, shown) => {
      const wanted = registersOf(settings, panel.digits, shown);
      const { data } = await exchange<{ data: number[] }>(READ_BYTES, READ_ANSWER_BYTES + 2 * wanted.length, (done) =>
        client.writeFC3(panel.address, settings.register, wanted.length, done),
      );
      return wanted.every((value, i) => data[i] === value);
    },
  };
}

/** What is shown as register values. */
export function registersOf({ encoding, blank }: Pick<Settings, 'encoding' | 'blank'>, digits: number, shown: Shown): number[] {
  const text = shortText(shown, digits);
  switch (encoding) {
    case 'value':
      return [/^\d+$/.test(text) ? Number(text) : blank];
    case 'bcd': {
      const registers = Math.ceil(digits / 4);
      if (!/^\d+$/.test(text)) return Array.from({ length: registers }, () => blank);
      return (text.padStart(registers * 4, '0').match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16));
    }
    case 'ascii':
      return (text.padStart(Math.ceil(digits / 2) * 2).match(/.{2}/g) ?? []).map((two) => (two.charCodeAt(0) << 8) | two.charCodeAt(1));
  }
}

function exchangeFault(error: unknown): LinkFault {
  const { message, modbusCode } = error as { message?: string; modbusCode?: number };
  const code: DeviceFault['code'] = modbusCode === undefined ? 'garbled' : 'panel-refused';
  return new LinkFault(code, { reason: modbusCode === undefined ? (message ?? '') : `Modbus ${modbusCode}` }, error);
}
