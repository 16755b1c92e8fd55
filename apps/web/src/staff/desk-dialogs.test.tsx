import type { CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { CurrentTicket, StaffCounter, StaffView } from '@luot/shared/protocol/views';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CancelDialog, IssueDialog, PauseDialog, TransferDialog } from './desk-dialogs.tsx';
import type { Commands } from './use-commands.ts';

const NOW = 1_700_000_000_000;
const text = (name: string) => ({ vi: name, en: `${name} (en)` });
const counter = (label: string, state: StaffCounter['state']): StaffCounter => ({
  id: `c${label}`,
  label,
  name: text(`Bàn ${label}`),
  state,
  clerk: state === 'closed' ? null : `quay${label}`,
  number: null,
  services: [],
});
const VIEW: StaffView = {
  centre: { name: text('Trung tâm'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  counters: [counter('1', 'open'), counter('2', 'open'), counter('3', 'paused'), counter('4', 'closed')],
  services: [
    { id: 'papers', name: text('Sao y'), waiting: 2 },
    { id: 'land', name: text('Đất đai'), waiting: 0 },
  ],
  classes: [{ id: 'elderly', name: text('Người từ 80 tuổi') }],
  pauseReasons: [{ id: 'lunch', name: text('Ăn trưa') }],
  printers: [],
  devices: [],
  helpCalls: [],
};
const CURRENT: CurrentTicket = {
  ticketId: 't1',
  number: 'A001',
  copies: 0,
  state: 'serving',
  serviceId: 'papers',
  serviceName: text('Sao y'),
  className: null,
  procedureCode: null,
  dossierCode: null,
  language: 'vi',
  arrivedAtMs: NOW,
  calledAtMs: NOW,
  startedAtMs: NOW,
  recalls: 0,
  offerMissed: false,
};

const sent: [CommandName, unknown][] = [];
let reply: Reply;
const commands: Commands = {
  run: async (name, body) => {
    sent.push([name, body]);
    return reply as Reply<CommandValue<typeof name>>;
  },
  busy: false,
  message: null,
};
const onClose = vi.fn<() => void>();
const open = (dialog: ReactNode) => render(<LanguageProvider>{dialog}</LanguageProvider>);
const click = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

beforeAll(() => {
  // jsdom has the element without its method.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
beforeEach(() => {
  sent.length = 0;
  reply = { ok: true, value: {} };
  onClose.mockReset();
});
afterEach(cleanup);

describe('transfer', () => {
  beforeEach(() => void open(<TransferDialog view={VIEW} counterId="c1" current={CURRENT} commands={commands} onClose={onClose} />));

  test('[Q3a] offers the other services and the counters that are open, and no place the server would refuse', () => {
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Đất đai Đang chờ: 0', 'Quầy 2 Bàn 2', 'Đóng']);
  });

  test.each([
    [/Đất đai/, { serviceId: 'land' }],
    [/Quầy 2/, { counterId: 'c2' }],
  ])('[Q3a] one touch on %s sends it there', async (name, to) => {
    await click(name);
    expect(sent).toEqual([['ticket.transfer', { ticketId: 't1', to }]]);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('cancel', () => {
  beforeEach(() => void open(<CancelDialog current={CURRENT} commands={commands} onClose={onClose} />));

  test('is done only when it is said twice', async () => {
    await click('Hủy số');
    expect(sent).toEqual([['ticket.cancel', { ticketId: 't1' }]]);
  });

  test.each(['the button', 'Escape'])('keeps the number with %s', async (way) => {
    if (way === 'Escape') fireEvent(screen.getByRole('dialog'), new Event('close'));
    else await click('Giữ lại');
    expect(sent).toEqual([]);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('pause', () => {
  beforeEach(() => void open(<PauseDialog view={VIEW} counterId="c1" nowMs={NOW} commands={commands} onClose={onClose} />));

  test('[C5] has a reason and an expected end: ten minutes unless another time is chosen', async () => {
    await click('Ăn trưa');
    await click('30 phút');
    await click('Ăn trưa');
    const pause = (minutes: number) => ['counter.pause', { counterId: 'c1', reasonId: 'lunch', expectedEndMs: NOW + minutes * 60_000 }];
    expect(sent).toEqual([pause(10), pause(30)]);
  });

  test('[C5] nobody has to know the end', async () => {
    await click('Chưa rõ');
    expect(screen.getByRole('button', { name: 'Chưa rõ' }).getAttribute('aria-pressed')).toBe('true');
    await click('Ăn trưa');
    expect(sent).toEqual([['counter.pause', { counterId: 'c1', reasonId: 'lunch' }]]);
  });
});

describe('issue', () => {
  beforeEach(() => void open(<IssueDialog view={VIEW} commands={commands} onClose={onClose} />));

  test('[D3c] a clerk issues for any service; the number is shown to be written down', async () => {
    reply = { ok: true, value: { ticket: { number: 'B007' } } };
    await click(/Đất đai/);
    expect(sent).toEqual([['ticket.issue', { serviceId: 'land', language: 'vi' }]]);
    expect(screen.getByRole('dialog', { name: 'Đã cấp số B007' }).textContent).toContain('B007');
    expect(onClose).not.toHaveBeenCalled();
  });

  test('with the class of whoever comes first', async () => {
    await click('Người từ 80 tuổi');
    reply = { ok: false, refusal: { code: 'day-not-open' } };
    await click(/Sao y/);
    expect(sent).toEqual([['ticket.issue', { serviceId: 'papers', language: 'vi', classId: 'elderly' }]]);
    expect(onClose).toHaveBeenCalledOnce();
  });
});
