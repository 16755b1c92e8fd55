import { expect, test } from 'vitest';
import seed from '../../../../../resources/seed/centre.json' with { type: 'json' };
import type { CentreSettings } from '../centre.ts';
import { parseCentre, parseStoredCentre } from './centre-faults.ts';

type Draft = { -readonly [Key in keyof CentreSettings]: CentreSettings[Key] };

/** The sample centre after a change of one of its parts. */
function changed<Part extends keyof CentreSettings>(part: Part, change: (value: CentreSettings[Part]) => CentreSettings[Part]): Draft {
  const draft = structuredClone(seed) as unknown as Draft;
  draft[part] = change(draft[part]);
  return draft;
}

function faults(document: Draft): { vi: string; en: string }[] {
  const parsed = parseCentre(document);
  return parsed.ok ? [] : [...parsed.no];
}

const renamed = (list: 'services' | 'counters' | 'classes' | 'zones' | 'displays' | 'kiosks' | 'devices' | 'pauseReasons', vi: string, en: string) =>
  changed(list, (things) => things.map((thing, i) => (i === 1 ? { ...thing, name: { vi, en } } : thing)) as never);

test.each([
  ['\u001B[31mĐất đai', 'U+001B'],
  ['Đất\u0007 đai', 'U+0007'],
  ['Đất đai\u0000', 'U+0000'],
  ['Đất \u202Eiađ', 'U+202E'],
  ['Đất\u200Bđai', 'U+200B'],
  ['Đất đai\uD83D', 'U+D83D'],
])('[R23] %j is refused wherever it stands, with its place', (text, found) => {
  expect(faults(renamed('services', text, 'Another'))).toEqual([
    {
      vi: `services.1.name.vi: có ký tự không nhìn thấy ${found} (ký tự điều khiển, dấu đổi chiều chữ hoặc chữ bị hỏng). Hãy gõ lại.`,
      en: `services.1.name.vi: there is the unseen character ${found} (a control, a direction mark or a broken letter). Please type it again.`,
    },
  ]);
  const message = changed('boards', (boards) => ({ ...boards, messages: [{ text: { vi: 'Xin chào', en: text } }] }));
  expect(faults(message).map(({ en }) => en.split(':')[0])).toEqual(['boards.messages.0.text.en']);
  const field = changed('services', (services) => services.map((service, i) => (i === 0 ? { ...service, fields: [...service.fields, text] } : service)));
  // F22 may say beside it that the field is written like another one.
  expect(faults(field).map(({ en }) => en)).toContainEqual(expect.stringMatching(/^services\.0\.fields\.\d+: there is the unseen character/));
});

test.each([' ', '\u00A0', '\u3000 \u2003'])('[R24] a name of %j alone is refused', (blank) => {
  expect(faults(renamed('counters', blank, 'Counter 2')).map(({ en }) => en)).toEqual(['counters.1.name.vi: there are only spaces.']);
  expect(faults(changed('name', (name) => ({ ...name, en: blank }))).map(({ en }) => en)).toEqual(['name.en: there are only spaces.']);
});

test.each(['services', 'counters', 'classes', 'zones', 'displays', 'kiosks', 'devices', 'pauseReasons'] as const)(
  '[R24] two %s of one name are refused, language by language, and both are named',
  (list) => {
    const [first, second] = seed[list] as { id: string; name: { vi: string; en: string } }[];
    if (first === undefined || second === undefined) return expect.unreachable();
    expect(faults(renamed(list, `  ${first.name.vi.toUpperCase()} `, 'Another'))).toEqual([
      {
        vi: `${list}.${second.id}.name.vi: tên "  ${first.name.vi.toUpperCase()} " trùng với tên của "${first.id}"; không ai phân biệt được.`,
        en: `${list}.${second.id}.name.vi: the name "  ${first.name.vi.toUpperCase()} " is that of "${first.id}" too; nobody could tell them apart.`,
      },
    ]);
    expect(faults(renamed(list, 'Tên khác hẳn', first.name.en)).map(({ en }) => en.split(':')[0])).toEqual([`${list}.${second.id}.name.en`]);
  },
);

test('[R24] settings in use before are not judged anew: a centre that works starts', () => {
  const before = renamed('services', seed.services[0]?.name.vi ?? '', 'Ấ\u202E');
  expect(faults(before)).toHaveLength(2);
  expect(parseStoredCentre(before).ok).toBe(true);
});
