import { stubClient } from '@luot/client/stub-client';
import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ClientProvider, useServerNow, useView } from './client-context.tsx';
import { LanguageProvider } from './language-context.tsx';
import { LinkBanner } from './link-banner.tsx';

const DEVICES = { centre: { name: { vi: 'Mẫu', en: 'Sample' }, timeZone: 'Asia/Ho_Chi_Minh' }, devices: [] };

function Clock() {
  return <time>{useServerNow(1_000)}</time>;
}
function Zone({ id }: { id?: string }) {
  return <p>{useView('devices', id)?.centre.timeZone ?? 'nothing yet'}</p>;
}

test('[D1d] the clock is the server’s, whatever this machine’s says, and keeps ticking', () => {
  vi.useFakeTimers({ now: 500_000 });
  const client = stubClient('lab');
  render(
    <ClientProvider client={client}>
      <Clock />
    </ClientProvider>,
  );
  expect(screen.getByRole('time').textContent).toBe('500000');
  act(() => client.put('devices', 'lab', DEVICES, 90_000_000));
  expect(screen.getByRole('time').textContent).toBe('90000000');
  act(() => void vi.advanceTimersByTime(3_000));
  expect(screen.getByRole('time').textContent).toBe('90003000');
  // The PC's clock is put right by an hour.
  vi.setSystemTime(500_000 + 3_600_000);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('time').textContent).toBe('90004000');
});

test('[L3] a page’s own view is the one with its own id; an older one changes nothing', () => {
  const client = stubClient('lab');
  render(
    <ClientProvider client={client}>
      <Zone />
      <Zone id="other" />
    </ClientProvider>,
  );
  expect(screen.getAllByText('nothing yet')).toHaveLength(2);
  act(() => client.put('devices', 'lab', DEVICES));
  expect(screen.getByText(DEVICES.centre.timeZone)).toBeDefined();
  expect(screen.getByText('nothing yet')).toBeDefined();
});

test('[L3] one line says that the server cannot be reached, only while it cannot', () => {
  const client = stubClient('lab');
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <LinkBanner />
      </ClientProvider>
    </LanguageProvider>,
  );
  expect(screen.queryByRole('status')).toBeNull();
  act(() => client.store.setState({ link: 'down', downSinceMs: 0 }));
  expect(screen.getByRole('status').textContent).toContain('Mất kết nối với máy chủ');
  act(() => client.store.setState({ link: 'up', downSinceMs: null }));
  expect(screen.queryByRole('status')).toBeNull();
});

test('a piece outside its provider is a bug, not an empty page', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<Clock />)).toThrow('outside ClientProvider');
  vi.restoreAllMocks();
});
