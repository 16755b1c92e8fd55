import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

/** Behind an end of line, and without one, the scan is over after so long. */
const ENDED_MS = 60;
const UNENDED_MS = 250;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  nowMs = 10_000;
  onScan.mockReset();
  onClick.mockReset();
  render(<Page />);
});

afterEach(() => void vi.useRealTimers());

/** One key after so many milliseconds; whether the page left it to the browser. */
function key(name: string, afterMs: number, init: KeyboardEventInit = {}, on: Element = document.body): boolean {
  pass(afterMs);
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
function pass(ms: number): void {
  nowMs += ms;
  vi.advanceTimersByTime(ms);
}
const heard = () => onScan.mock.calls.map(([text]) => text);

test('[K1] letters faster than a hand, ended by Enter, are a scan; each by itself', () => {
  type('https://a.vn/?Ma=2.000815', 8);
  expect(heard()).toEqual([]);
  key('Enter', 8);
  pass(ENDED_MS);
  type('1.001193', 59);
  key('Enter', 59);
  pass(ENDED_MS);
  expect(heard()).toEqual(['https://a.vn/?Ma=2.000815\n', '1.001193\n']);
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
  pass(1_000);
  expect(heard()).toEqual([]);
});

test('[K1] after a pause it begins anew', () => {
  type('left', 8);
  key('1', 500);
  type('.001193', 8);
  key('Enter', 8);
  pass(ENDED_MS);
  expect(heard()).toEqual(['1.001193\n']);
});

test('[K2] keys without a sign, and keystrokes with Alt or Meta, are no part of it', () => {
  type('1.00', 8);
  for (const name of ['F5', 'ArrowDown', 'Dead', 'Unidentified', 'CapsLock']) key(name, 1);
  for (const held of [{ altKey: true }, { metaKey: true }]) key('w', 1, held);
  type('1193', 8);
  key('Enter', 8);
  key('CapsLock', 1);
  pass(ENDED_MS);
  expect(heard()).toEqual(['1.001193\n']);
});

test.each([
  ['Escape', {}, '\u001b'],
  ['w', { ctrlKey: true }, '\u0017'],
  ['', { ctrlKey: true, code: 'BracketRight' }, '\u001d'],
  ['', { ctrlKey: true, shiftKey: true, code: 'KeyD' }, '\u0004'],
])('[K20g] a keystroke within (%s %j) is the control character it stands for, and does nothing', (name, init, sign) => {
  const field = screen.getByLabelText('field');
  type('1.00', 8, field);
  expect(key(name, 8, init, field)).toBe(false);
  type('1193', 8, field);
  key('Enter', 8, {}, field);
  pass(ENDED_MS);
  expect(heard()).toEqual([`1.00${sign}1193\n`]);
});

test.each(['field', 'area'])('[R4a] a scan into a %s is a scan all the same, and what it typed there is taken out again', (label) => {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.change(field, { target: { value: 'khai sinh' } });
  const heardOf = vi.fn<() => void>();
  field.addEventListener('input', heardOf);
  field.focus();
  for (const letter of '079300001234|') {
    expect(key(letter, 8, {}, field)).toBe(true);
    field.value += letter;
  }
  expect(key('Enter', 8, {}, field)).toBe(false);
  pass(ENDED_MS);
  expect([heard(), field.value]).toEqual([['079300001234|\n'], 'khai sinh']);
  expect(document.activeElement).toBe(field);
  expect(heardOf).toHaveBeenCalledOnce();
});

test.each(['field', 'area'])('[K1] what a hand types into a %s is left alone, with its Enter', (label) => {
  const field = screen.getByLabelText(label);
  type('khai sinh', 90, field);
  key('h', 20, {}, field);
  expect(key('Enter', 90, {}, field)).toBe(true);
  pass(1_000);
  expect(heard()).toEqual([]);
});

test('[N3] its Enter, and spaces within it, do not press the button that has the focus', () => {
  const button = screen.getByRole('button');
  expect(key('M', 8, {}, button)).toBe(true);
  expect(key(' ', 8, {}, button)).toBe(false);
  type('ma 1.001193', 8, button);
  expect(key('Enter', 8, {}, button)).toBe(false);
  pass(ENDED_MS);
  expect(heard()).toEqual(['M ma 1.001193\n']);
  expect(key(' ', 500, {}, button)).toBe(true);
  expect(key('Enter', 500, {}, button)).toBe(true);
});

test.each(['Tab', 'Enter', ' '])('[K6] going over the screen with keys as quickly as may be is no scan (%j)', (name) => {
  const button = screen.getByRole('button');
  for (let presses = 0; presses < 9; presses++) expect(key('Tab', 8, {}, button)).toBe(true);
  expect(key(name, 8, {}, button)).toBe(true);
  pass(1_000);
  expect(heard()).toEqual([]);
});

describe('[K20h] how it ends', () => {
  test.each(['Enter', 'Tab'])('with %s, which does nothing else', (name) => {
    type('1.001193', 8);
    expect(key(name, 8)).toBe(false);
    pass(ENDED_MS - 1);
    expect(heard()).toEqual([]);
    pass(1);
    expect(heard().map((raw) => raw.trim())).toEqual(['1.001193']);
  });

  test('with both, and once', () => {
    type('1.001193', 8);
    key('Tab', 8);
    expect(key('Enter', 8)).toBe(false);
    pass(1_000);
    expect(heard()).toEqual(['1.001193\t\n']);
  });

  test('with nothing, when nothing more comes', () => {
    type('1.001193', 8);
    pass(UNENDED_MS - 1);
    expect(heard()).toEqual([]);
    pass(1);
    expect(heard()).toEqual(['1.001193']);
  });

  test('with nothing, in a field: what it typed there is taken out again', () => {
    const field = screen.getByLabelText<HTMLInputElement>('field');
    for (const letter of '079300001234') {
      key(letter, 8, {}, field);
      field.value += letter;
    }
    pass(UNENDED_MS);
    expect([heard(), field.value]).toEqual([['079300001234'], '']);
  });

  test('a hand that hits seven keys at once, or goes on after some, is none', () => {
    type('1.00119', 8);
    pass(1_000);
    type('1.001193', 8);
    key('4', 100);
    pass(1_000);
    expect(heard()).toEqual([]);
  });

  test('lines of one code are one scan, a short one first too', () => {
    type('Mã', 8);
    key('Enter', 8);
    type('1.001193', 8);
    expect(key('Enter', 8)).toBe(false);
    type('Q2', 8);
    key('Enter', 8);
    pass(ENDED_MS);
    expect(heard()).toEqual(['Mã\n1.001193\nQ2\n']);
  });

  test('a last line without its end belongs to it', () => {
    type('1.01', 8);
    key('Enter', 8);
    type('ab', 8);
    pass(UNENDED_MS);
    expect(heard()).toEqual(['1.01\nab']);
  });

  test('when the page goes nothing is heard any more', () => {
    type('1.001193', 8);
    cleanup();
    pass(1_000);
    expect(heard()).toEqual([]);
  });
});

/** The keys of a scanner, by their place on an American keyboard; `made`: what the system makes of them. */
function press(code: string, made: string, init: KeyboardEventInit = {}): void {
  key(made, 8, { code, ...init });
}

describe('[K20g] what the system makes of its keys does not matter', () => {
  const scanned = () => {
    press('Enter', 'Enter');
    pass(ENDED_MS);
    return heard().map((raw) => raw.trim());
  };

  test('an input method that composes', () => {
    for (const letter of 'BOOKING') press(`Key${letter}`, 'Process', { shiftKey: true, isComposing: true });
    press('Semicolon', 'Process', { shiftKey: true });
    press('Digit7', 'Process');
    expect(scanned()).toEqual(['BOOKING:7']);
  });

  test('letters marked on their way', () => {
    for (const [code, made] of [
      ['KeyD', 'đ'],
      ['KeyW', 'ư'],
      ['KeyO', 'ô'],
      ['Digit1', 'á'],
    ] as const)
      press(code, made);
    expect(scanned()).toEqual(['dwo1']);
  });

  test('one that takes a letter back to mark it is known for what it has made', () => {
    type('LUOT-BO', 8);
    key('Backspace', 8);
    type('ÔKING:7K3M', 8);
    expect(scanned()).toEqual(['LUOT-BÔKING:7K3M']);
  });

  test('Caps Lock', () => {
    const capsLock = { modifierCapsLock: true };
    press('KeyA', 'A', capsLock);
    press('KeyB', 'b', { ...capsLock, shiftKey: true });
    press('Digit1', '1', capsLock);
    key('C', 8, capsLock);
    key('đ', 8, capsLock);
    expect(scanned()).toEqual(['aB1cĐ']);
  });

  test('every sign of the American keyboard', () => {
    const rows: readonly (readonly [codes: string, alone: string, shifted: string])[] = [
      ['Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal', '`1234567890-=', '~!@#$%^&*()_+'],
      ['KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash', 'qwertyuiop[]\\', 'QWERTYUIOP{}|'],
      ['KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote', "asdfghjkl;'", 'ASDFGHJKL:"'],
      ['KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash Space', 'zxcvbnm,./ ', 'ZXCVBNM<>? '],
      ['Numpad0 Numpad1 Numpad9 NumpadDecimal NumpadAdd NumpadSubtract NumpadMultiply NumpadDivide', '019.+-*/', '019.+-*/'],
    ];
    for (const [codes, alone, shifted] of rows) {
      for (const code of codes.split(' ')) press(code, 'Process');
      for (const code of codes.split(' ')) press(code, 'Process', { shiftKey: true });
      expect(scanned().at(-1)).toBe(`${alone}${shifted}`.trim());
    }
  });
});
