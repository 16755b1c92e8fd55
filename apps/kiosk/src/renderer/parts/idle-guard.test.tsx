import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { IdleGuard } from './idle-guard.tsx';

const onIdle = vi.fn<() => void>();
const pass = (seconds: number) => {
  for (let second = 0; second < seconds; second++) act(() => void vi.advanceTimersByTime(1_000));
};
const warning = () => screen.queryByRole('dialog');

beforeEach(() => {
  vi.useFakeTimers();
  onIdle.mockReset();
  render(
    <LanguageProvider>
      <IdleGuard onIdle={onIdle} />
    </LanguageProvider>,
  );
});

test('a minute without a touch brings the warning, twenty seconds more the way home', () => {
  pass(59);
  expect(warning()).toBeNull();
  pass(1);
  expect(warning()?.textContent).toContain('Ông/bà còn cần thêm thời gian không?');
  expect(warning()?.textContent).toContain('sau 20 giây');
  pass(5);
  expect(warning()?.textContent).toContain('sau 15 giây');
  pass(14);
  expect(onIdle).not.toHaveBeenCalled();
  pass(1);
  expect(onIdle).toHaveBeenCalledOnce();
});

test.each(['pointerDown', 'keyDown', 'wheel'] as const)('a %s begins the minute anew', (event) => {
  pass(59);
  fireEvent[event](document.body);
  pass(59);
  expect(warning()).toBeNull();
  pass(1);
  expect(warning()).not.toBeNull();
});

/** As a finger does it. */
function touch(name: string): void {
  const button = screen.getByRole('button', { name });
  fireEvent.pointerDown(button);
  fireEvent.pointerUp(button);
  fireEvent.click(button);
}

test('the time can be extended, as often as wanted', () => {
  for (let round = 0; round < 3; round++) {
    pass(70);
    touch('Cần thêm thời gian');
    expect(warning()).toBeNull();
  }
  pass(79);
  expect(onIdle).not.toHaveBeenCalled();
});

test('"Về trang đầu" goes home at once', () => {
  pass(65);
  touch('Về trang đầu');
  expect(onIdle).toHaveBeenCalledOnce();
});

test('a touch beside the buttons, or Escape, is a sign of life too', () => {
  pass(65);
  fireEvent.pointerDown(screen.getByText('Ông/bà còn cần thêm thời gian không?'));
  expect(warning()).toBeNull();
  pass(65);
  fireEvent.keyDown(screen.getByRole('button', { name: 'Cần thêm thời gian' }), { key: 'Escape' });
  fireEvent(warning() ?? document.body, new Event('close'));
  expect(warning()).toBeNull();
  expect(onIdle).not.toHaveBeenCalled();
});
