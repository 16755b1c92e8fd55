import { stubClient } from '@luot/client/stub-client';
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import { type ProcedureRecord, procedureFileSchema, procedureRecordSchema } from '@luot/shared/settings/procedure-file';
import { sayIn } from '@luot/strings/say';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import seed from '../../../../../../resources/seed/procedures.json' with { type: 'json' };
import type { Numbers } from '../../numbers.ts';
import { ProcedureScreen } from './procedure-screen.tsx';

/** Those somebody has written a short name for: the others are plain, and many. */
const RECORDS = procedureFileSchema.parse(seed).procedures.filter(({ shortName }) => shortName.en !== null);
const CENTRE = { name: { vi: 'Trung tâm mẫu', en: 'Sample centre' }, timeZone: 'Asia/Ho_Chi_Minh' };
const SERVICE: KioskService = {
  id: 'civil-status',
  name: { vi: 'Hộ tịch', en: 'Civil status' },
  hint: { vi: 'Khai sinh', en: 'Birth' },
  icon: 'civil-status',
  waiting: 4,
  counters: ['8'],
  service: { state: 'open' },
  estimate: 'unknown',
};
/** What says "it costs nothing" to everybody; free for some, or on a condition, is not meant. */
const FREE: Readonly<Record<Language, RegExp>> = { vi: /miễn phí/i, en: /\bfree\b(?! (for|if) )/i };

const onTake = vi.fn<() => void>();
afterEach(() => {
  onTake.mockReset();
});

function open(record: ProcedureRecord, language: Language, service: KioskService | null = SERVICE, numbers: Numbers = 'given'): void {
  render(
    <LanguageProvider first={language}>
      <ClientProvider client={stubClient('kiosk-1')}>
        <ProcedureScreen
          service={service}
          procedure={{ ...record, serviceId: service?.id ?? null }}
          centre={CENTRE}
          numbers={numbers}
          choices={null}
          onBack={() => undefined}
          onTake={onTake}
        />
      </ClientProvider>
    </LanguageProvider>,
  );
}

/** The value under one of the four facts. */
function fact(name: string): string {
  return screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent ?? '';
}

function recordWhere(condition: (record: ProcedureRecord) => boolean): ProcedureRecord {
  const found = RECORDS.find(condition);
  if (found === undefined) throw new Error('the sample catalogue has no such procedure');
  return found;
}

describe.each(LANGUAGES)('fees of the whole sample catalogue in %s', (language) => {
  const say = sayIn(language);
  const shown = (record: ProcedureRecord) => {
    open(record, language);
    const words = fact(say('kiosk.fee'));
    cleanup();
    return words;
  };
  const of = (status: ProcedureRecord['fee']['status']) => RECORDS.filter((record) => record.fee.status === status);

  test('one that the province decides is never shown as free', () => {
    const deferred = of('deferred');
    expect(deferred.length).toBeGreaterThan(0);
    for (const record of deferred) {
      const words = shown(record);
      expect(words, record.code).toBe(record.fee.text?.[language] ?? say('kiosk.fee-deferred'));
      expect(words, record.code).not.toMatch(FREE[language]);
    }
    expect(shown({ ...recordWhere(() => true), fee: { status: 'deferred', text: null } })).toBe(say('kiosk.fee-deferred'));
  });

  test('one nobody has stated is never shown as free either, nor left empty', () => {
    for (const record of of('unknown')) expect(shown(record), record.code).toBe(say('kiosk.fee-unknown'));
  });

  test('one that is stated is shown as it is stated', () => {
    for (const record of of('stated')) expect(shown(record), record.code).toBe(record.fee.text?.[language]);
  });

  test('"free" begins with the word, and says what still costs something', () => {
    const free = of('free');
    expect(free.length).toBeGreaterThan(0);
    for (const { code, ...record } of free) {
      const words = shown({ code, ...record });
      expect(words.startsWith(say('kiosk.fee-free')), code).toBe(true);
      expect(words, code).toContain(record.fee.text?.[language] ?? say('kiosk.fee-free'));
    }
  });
});

describe('the sheet of one procedure', () => {
  const listed = recordWhere((record) => (record.documents?.vi.length ?? 0) > 2);

  test('names it, its queue, its papers and its code', () => {
    open(listed, 'vi');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(listed.shortName.vi);
    expect(fact('Hàng chờ')).toBe('4 người · Quầy 8');
    expect(fact('Giấy tờ')).toBe(`${listed.documents?.vi.length} loại`);
    expect(within(screen.getByRole('list')).getAllByRole('checkbox')).toHaveLength(listed.documents?.vi.length ?? 0);
    expect(screen.getByText(`Mã thủ tục ${listed.code}`)).toBeDefined();
    expect(screen.getByText(listed.fullName).lang).toBe('vi');
  });

  test('a paper is ticked by a touch and unticked by another', () => {
    open(listed, 'en');
    const states = () => screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'));
    const [first, second] = screen.getAllByRole('checkbox');
    if (first === undefined || second === undefined) throw new Error('no papers');
    fireEvent.click(first);
    fireEvent.click(second);
    fireEvent.click(first);
    expect(states().slice(0, 3)).toEqual(['false', 'true', 'false']);
  });

  test('one without a list, or without a time limit, says so and sends nobody away', () => {
    open({ ...listed, documents: null, timeLimit: null }, 'vi');
    expect([fact('Giấy tờ'), fact('Thời hạn')]).toEqual(['Hỏi cán bộ', 'Chưa ghi rõ']);
    expect(screen.getByText(/Chưa có danh sách rút gọn/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Lấy số' }));
    expect(onTake).toHaveBeenCalledOnce();
  });

  test.each([{ state: 'full' }, { state: 'closed', opensAtMs: null }] as const)('[D3c] [N5b] gives no number while its service is %o', (state) => {
    open(listed, 'vi', { ...SERVICE, service: state });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lấy số' }).disabled).toBe(true);
  });

  test('[K3] one that is not handled here can be read, says so, and gives no number', () => {
    open(listed, 'vi', null);
    expect(screen.getByText(/không tiếp nhận tại đây/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Lấy số' })).toBeNull();
  });

  test.each<[string, string | null, boolean]>([
    ['14:59', '15:00', false],
    ['15:00', '15:00', true],
    ['15:30', '15:00', true],
    ['15:30', null, false],
  ])('[D5] at %s with a cut-off at %s the visitor is warned: %s', (time, cutOff, warned) => {
    vi.useFakeTimers({ now: Date.parse(`2026-11-23T${time}:00+07:00`), toFake: ['Date'] });
    open({ ...listed, cutOff }, 'vi');
    expect(screen.queryByText(/được trả kết quả vào ngày làm việc tiếp theo/) !== null).toBe(warned);
    vi.useRealTimers();
  });

  test('a name of a thousand letters is shown short, and whole in its fold', () => {
    const fullName = `Thủ tục ${'cấp giấy phép '.repeat(80).trim()}`;
    const long = procedureRecordSchema.parse({ code: '1.999999', fullName, field: 'Hộ tịch' });
    open(long, 'vi');
    const title = screen.getByRole('heading', { level: 1 }).textContent;
    expect(title.length).toBeLessThanOrEqual(161);
    expect(title.startsWith('Cấp giấy phép')).toBe(true);
    expect(screen.getByText(fullName)).toBeDefined();
  });
});

test.each<[string, KioskService, Numbers, RegExp]>([
  ['the service is full', { ...SERVICE, service: { state: 'full' } }, 'given', /hết số/],
  ['the service is closed', { ...SERVICE, service: { state: 'closed', opensAtMs: null } }, 'given', /Chưa nhận/],
  ['no day is open', SERVICE, 'day-not-open', /chưa mở ngày/],
  ['the day is over', SERVICE, 'day-closed', /hết giờ làm việc hôm nay/],
])('[D3c] a number that cannot be taken says why: %s', (_case, service, numbers, why) => {
  open(
    recordWhere(() => true),
    'vi',
    service,
    numbers,
  );
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /Lấy số/ }).disabled).toBe(true);
  expect(screen.getByText(why)).toBeDefined();
});
