import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseTheme, startTheme } from './theme.ts';
import { ThemeSwitch } from './theme-switch.tsx';

let listeners: (() => void)[];
const machine = { matches: false, addEventListener: (_: string, listener: () => void) => void listeners.push(listener) };
const shown = () => document.documentElement.dataset['theme'];

beforeEach(() => {
  listeners = [];
  localStorage.clear();
  machine.matches = false;
  vi.stubGlobal('matchMedia', () => machine);
});

test('light or dark as the machine is set, also when that changes', () => {
  machine.matches = true;
  startTheme();
  expect(shown()).toBe('night');
  machine.matches = false;
  for (const listener of listeners) listener();
  expect(shown()).toBe('light');
});

test('what somebody has chosen on this machine stays, whatever the machine is set to', () => {
  startTheme();
  chooseTheme('night');
  expect(shown()).toBe('night');
  for (const listener of listeners) listener();
  expect(shown()).toBe('night');
  startTheme();
  expect(shown()).toBe('night');
});

test('the switch offers the other one', () => {
  startTheme();
  render(
    <LanguageProvider>
      <ThemeSwitch />
    </LanguageProvider>,
  );
  for (const [name, after] of [
    ['Nền tối', 'night'],
    ['Nền sáng', 'light'],
  ]) {
    act(() => void fireEvent.click(screen.getByRole('button', { name: name ?? '' })));
    expect(shown()).toBe(after);
  }
});
