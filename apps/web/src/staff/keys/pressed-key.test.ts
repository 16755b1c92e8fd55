import { expect, test } from 'vitest';
import { pressedKey } from './pressed-key.ts';

const code = (letter: string) => `Key${letter.toUpperCase()}`;

test.each([
  ['a letter', 'r', code('r'), 'r'],
  ['with Shift or Caps Lock', 'R', code('r'), 'r'],
  ['a letter where another keyboard has it', 'a', code('q'), 'a'],
  ['Space', ' ', 'Space', ' '],
  ['a digit', '7', 'Digit7', '7'],
  ['Escape', 'Escape', 'Escape', 'escape'],
])('[C7a] %s is itself', (_name, key, pressed, expected) => {
  expect(pressedKey({ key, code: pressed })).toBe(expected);
});

test.each([
  ['Process', 'KeyR', 'r'],
  ['ỉ', 'KeyR', 'r'],
  ['ỉ', '', 'r'],
  ['ì', '', 'f'],
  ['í', '', 's'],
  ['ĩ', '', 'x'],
  ['ị', '', 'j'],
  ['ư', '', 'w'],
  ['ă', '', 'w'],
  ['â', '', 'a'],
  ['Ê', '', 'e'],
  ['đ', '', 'd'],
])('[C7a] with Telex on, "%s" (%s) is the key that was pressed: %s', (key, pressed, expected) => {
  expect(pressedKey({ key, code: pressed })).toBe(expected);
});
