import type { LinkSettings, PortLink } from '@luot/shared/settings/device-settings';
import { fileLink } from './file-link.ts';
import type { Link } from './link.ts';
import { serialLink } from './serial-link.ts';
import { tcpLink } from './tcp-link.ts';
import { usbPrinterLink } from './usb-printers.ts';

/** A link whose file, if it is one, is known by its path. `in` null: nothing is read. */
export type KnownLink = PortLink | { readonly kind: 'file'; readonly out: string; readonly in: string | null };

export function openLink(settings: KnownLink): Link {
  switch (settings.kind) {
    case 'tcp':
      return tcpLink(settings.host, settings.port);
    case 'serial':
      return serialLink(settings);
    case 'usb-printer':
      return usbPrinterLink(settings.printer);
    case 'file':
      return fileLink(settings.out, settings.in);
  }
}

/** A link for people: `serial usb:1a86:7523 9600 8N1`. */
export function linkAddress(settings: LinkSettings): string {
  return settings.kind === 'file' ? `file ${settings.place}` : openLink(settings).address;
}
