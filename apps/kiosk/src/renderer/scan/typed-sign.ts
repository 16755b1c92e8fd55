// K20g: what a scanner that types meant by a key. It presses the keys of an American keyboard; the letters that the system
// makes of them may be Telex's or VNI's, or in the wrong case, so the key itself counts.

export type TypedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'getModifierState'>;

/** Each key's sign alone and with Shift. Letters and digits of the main rows are known by their names. */
const SIGNS: Readonly<Record<string, string>> = {
  Space: '  ',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  NumpadDecimal: '..',
  NumpadAdd: '++',
  NumpadSubtract: '--',
  NumpadMultiply: '**',
  NumpadDivide: '//',
  Enter: '\n\n',
  NumpadEnter: '\n\n',
  Tab: '\t\t',
  Backspace: '\b\b',
  Escape: '\u001b\u001b',
};
const ABOVE_DIGITS = ')!@#$%^&*(';

/**
 * The sign a key stands for; `\n`, `\t`, `\b` and control characters too, as Ctrl and a letter make them. Null for keys that
 * are no part of a text. A held key is a hand's, or something lying on it.
 */
export function typedSign(pressed: TypedKey): string | null {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey, repeat } = pressed;
  if (altKey || metaKey || repeat) return null;
  const sign = signOf(code, shiftKey) ?? signOf(key, shiftKey) ?? letterOf(key, pressed.getModifierState('CapsLock'));
  return ctrlKey ? controlOf(sign) : sign;
}

function signOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? ABOVE_DIGITS.charAt(Number(digit)) : digit;
  return /^Numpad(\d)$/.exec(code)?.[1] ?? SIGNS[code]?.charAt(shift ? 1 : 0) ?? null;
}

/** Where the key is not known, the letter it made, which Caps Lock has turned over. */
function letterOf(key: string, capsLock: boolean): string | null {
  if (Array.from(key).length !== 1) return null;
  return capsLock ? swapCase(key) : key;
}

/** Small letters for capitals and capitals for small letters. */
export function swapCase(text: string): string {
  return text.replaceAll(/\p{L}/gu, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));
}

/** Ctrl and `]` are the sign between the fields of a code (GS). */
function controlOf(sign: string | null): string | null {
  return sign !== null && /^[@-~]$/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) & 0x1f) : null;
}
