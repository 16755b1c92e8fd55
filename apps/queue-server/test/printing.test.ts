import { smallCentre } from '@luot/queue/fixtures/small-centre';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { inTheMiddle, numbersOn, pluggedPrinter } from './fixtures/print-lab.ts';
import { connect, DEVICES_ONLY, openConnections, PROOF_KIOSK, startTestServer, WAIT } from './fixtures/test-server.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' };
const KIOSK_1 = [{ view: 'kiosk', id: 'kiosk-1' }] as const;
const FIRST = '2026-11-23.a.1';

/** A printer on a real port, and settings that name it. */
async function printerAndSettings() {
  const emulator = await pluggedPrinter();
  const seed = smallCentre((document) => {
    for (const printer of document.devices) printer.link.port = emulator.port;
  });
  return { emulator, options: { access: DEVICES_ONLY, seed } };
}

describe('a ticket with paper', () => {
  test('[P2] the kiosk is told the number at once, then that paper comes, then that it came', async () => {
    const { emulator, options } = await printerAndSettings();
    const server = await startTestServer(options);
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    await kiosk.sees('kiosk', (view) => expect(view.printer).toEqual({ state: 'ready' }));
    await emulator.cable.set('slow', true);
    expect(await kiosk.command('ticket.issue', ISSUE)).toMatchObject({ ok: true, value: { ticket: { number: 'A001', ticketId: FIRST } } });
    await kiosk.sees('kiosk', (view) => expect(view.papers).toEqual([{ ticketId: FIRST, paper: 'coming' }]));
    await emulator.cable.set('slow', false);
    await kiosk.sees('kiosk', (view) => expect(view.papers).toEqual([{ ticketId: FIRST, paper: 'printed' }]));
    expect(numbersOn(emulator)).toEqual(['A001']);
    await server.close();
    await emulator.unplug();
  });

  test('[P2] without a printer there the kiosk is told that no paper follows', async () => {
    const { emulator, options } = await printerAndSettings();
    await emulator.unplug();
    const server = await startTestServer(options);
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    await kiosk.command('ticket.issue', ISSUE);
    await kiosk.sees('kiosk', (view) => expect(view).toMatchObject({ printer: { state: 'offline' }, papers: [{ paper: 'none' }] }));
  });
});

describe('a server that stops', () => {
  test('[P1b] in the middle of a job: it ends in peace, and after the restart nobody knows of the paper', async () => {
    const { emulator, options } = await printerAndSettings();
    const server = await startTestServer(options);
    const kiosk = await connect(server, PROOF_KIOSK);
    inTheMiddle(
      emulator,
      () => server.engine.state.series['a']?.tickets[0]?.print === 'sent',
      () => void emulator.cable.set('hang', true),
    );
    for (let i = 0; i < 2; i++) await kiosk.command('ticket.issue', ISSUE);
    await vi.waitFor(() => expect(server.engine.state.series['a']?.tickets[0]?.print).toBe('sent'), WAIT);
    const died = vi.fn();
    process.once('unhandledRejection', died);
    onTestFinished(() => void process.off('unhandledRejection', died));
    await server.close();
    await emulator.unplug();
    await vi.waitFor(() => expect(openConnections()).toEqual([]), WAIT);
    const again = await startTestServer({ ...options, dataFolder: server.dataFolder });
    expect(again.engine.state.series['a']?.tickets[0]?.print).toBe('unknown');
    expect(died).not.toHaveBeenCalled();
  });
});
