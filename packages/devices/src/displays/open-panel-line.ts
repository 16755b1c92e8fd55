// The displays of one device of the settings, with the protocol it names.
import type { LedSettings } from '@luot/shared/settings/device-settings';
import type { DeviceStatus } from '../device-status.ts';
import { lineTime } from '../links/line-time.ts';
import type { Link } from '../links/link.ts';
import { customerProtocol } from './customer-protocol.ts';
import { modbusProtocol } from './modbus-protocol.ts';
import { PanelLine } from './panel-line.ts';
import type { Panel, PanelProtocol, PanelWire } from './panel-protocol.ts';
import { templateProtocol } from './template-protocol.ts';

export interface OpenPanels {
  readonly settings: LedSettings;
  readonly link: Link;
  /** The counter's label, for a display that has room for it. */
  readonly label: string;
  readonly onStatus: (key: string, status: DeviceStatus) => void;
}

export function openPanelLine({ settings, link, label, onStatus }: OpenPanels): PanelLine {
  return new PanelLine({
    link,
    panels: panelsOf(settings),
    protocol: (wire) => protocolOf(settings, label, wire),
    lineMs: lineTime(settings.link),
    onStatus,
  });
}

/** A panel's key is its counter. */
export function panelsOf(settings: LedSettings): Panel[] {
  if (settings.driver === 'customer-display') return [{ key: settings.counterId, address: 0, digits: settings.columns }];
  return settings.panels.map(({ counterId, address, digits }) => ({ key: counterId, address, digits }));
}

function protocolOf(settings: LedSettings, label: string, wire: PanelWire): PanelProtocol {
  switch (settings.driver) {
    case 'customer-display':
      return customerProtocol(settings, label, wire);
    case 'modbus-panels':
      return modbusProtocol(settings, wire);
    case 'template-panels':
      return templateProtocol(settings.frame, settings.turnaroundMs, wire);
  }
}
