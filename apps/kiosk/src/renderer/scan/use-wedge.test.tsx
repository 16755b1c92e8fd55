import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useWedge } from './use-wedge.ts';

const onScan = vi.fn<(raw: string) => void>();
const onClick = vi.fn<() => void>();
let nowMs = 0;

function Page() {
  useWedge(onScan);
  return (
    <>
      <button type="button" onClick={onClick}>
        Lấy số
      </button>
      <input aria-label="field" />
      <textarea aria-label="area" />
    </>
  );
}

beforeEach(() => {
  nowMs = 10_000;
  onScan.mockReset();
  onClick.mockReset();
  render(<Page />);
});

/** One key after so many milliseconds; whether the page left it to the browser. */
function key(name: string, afterMs: number, init: KeyboardEventInit = {}, on: Element = document.body): boolean {
  nowMs += afterMs;
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: nowMs });
  return fireEvent(on, event);
}
function type(text: string, apartMs: number, on: Element = document.body): void {
  for (const letter of text) {
    if (/[A-ZĐ:?]/.test(letter)) key('Shift', 0, {}, on);
    key(letter, apartMs, {}, on);
  }
}
const heard = () => onScan.mock.calls.map(([text]) => text);

test('[K1] letters faster than a hand, ended by Enter, are a scan; each by itself', () => {
  type('https://a.vn/?Ma=2.000815', 8);
  expect(heard()).toEqual([]);
  key('Enter', 8);
  type('1.001193', 59);
  key('Enter', 59);
  expect(heard()).toEqual(['https://a.vn/?Ma=2.000815', '1.001193']);
});

test.each([
  ['typed by hand', () => type('1.001193', 60), 8],
  ['with an Enter that comes too late', () => type('1.001193', 8), 60],
  ['of three letters', () => type('123', 8), 8],
  ['of a key that is held', () => Array.from({ length: 9 }, () => key('a', 30, { repeat: true })), 8],
  ['Enter alone', () => undefined, 8],
])('[K1] no scan: %s', (_case, keys, enterAfterMs) => {
  keys();
  expect(key('Enter', enterAfterMs)).toBe(true);
  expect(heard()).toEqual([]);
});

test('[K1] after a pause it begins anew', () => {
  type('left over', 8);
  key('1', 500);
  type('.001193', 8);
  key('Enter', 8);
  expect(heard()).toEqual(['1.001193']);
});

test('[K2] control keys and keystrokes with Ctrl, Alt or Meta are no part of it', () => {
  type('1.00', 8);
  for (const name of ['Tab', 'F5', 'Escape', 'ArrowDown', 'Dead', 'Unidentified']) key(name, 1);
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) key('w', 1, held);
  type('1193', 8);
  key('Enter', 8);
  expect(heard()).toEqual(['1.001193']);
});

test.each(['field', 'area'])('[R4a] a scan into a %s is a scan all the same, and what it typed there is taken out again', (label) => {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.change(field, { target: { value: 'khai sinh' } });
  const heardOf = vi.fn<() => void>();
  field.addEventListener('input', heardOf);
  for (const letter of '079300001234|') {
    expect(key(letter, 8, {}, field)).toBe(true);
    field.value += letter;
  }
  expect(key('Enter', 8, {}, field)).toBe(false);
  expect([heard(), field.value]).toEqual([['079300001234|'], 'khai sinh']);
  expect(heardOf).toHaveBeenCalledOnce();
});

test.each(['field', 'area'])('[K1] what a hand types into a %s is left alone, with its Enter', (label) => {
  const field = screen.getByLabelText(label);
  type('khai sinh', 90, field);
  key('h', 20, {}, field);
  expect(key('Enter', 90, {}, field)).toBe(true);
  expect(heard()).toEqual([]);
});

test('[N3] its Enter, and spaces within it, do not press the button that has the focus', () => {
  const button = screen.getByRole('button');
  expect(key('M', 8, {}, button)).toBe(true);
  expect(key(' ', 8, {}, button)).toBe(false);
  type('ma 1.001193', 8, button);
  expect(key('Enter', 8, {}, button)).toBe(false);
  expect(heard()).toEqual(['M ma 1.001193']);
  expect(key(' ', 500, {}, button)).toBe(true);
  expect(key('Enter', 500, {}, button)).toBe(true);
});
