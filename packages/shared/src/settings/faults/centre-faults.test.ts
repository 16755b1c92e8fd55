import { describe, expect, test } from 'vitest';
import seed from '../../../../../resources/seed/centre.json' with { type: 'json' };
import type { CentreSettings } from '../centre.ts';
import { parseCentre } from './centre-faults.ts';

type Spoilable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Spoilable<Value[Key]> } : Value;
type Draft = Spoilable<CentreSettings>;

/** The faults of the sample centre after a change, in English; the Vietnamese ones must match them one by one. */
function faultsAfter(change: (draft: Draft) => void): string[] {
  const draft = structuredClone(seed) as unknown as Draft;
  change(draft);
  const parsed = parseCentre(draft);
  if (parsed.ok) return [];
  for (const { vi, en } of parsed.no) {
    expect(vi).not.toBe(en);
    expect(vi).toBe(vi.normalize('NFC'));
    expect(vi.split(':')[0]).toBe(en.split(':')[0]);
    expect(vi + en).not.toMatch(/\{\w+\}/);
  }
  return parsed.no.map((fault) => fault.en);
}

function at<Item>(list: Item[], i: number): Item {
  return list[i] ?? expect.unreachable();
}

describe('what is shipped', () => {
  test('[N1c] the sample centre is without a fault', () => {
    expect(parseCentre(seed)).toMatchObject({ ok: true });
  });
});

describe('contradictions', () => {
  const CASES: [string, (draft: Draft) => void, string[]][] = [
    ['an id twice', (c) => (at(c.kiosks, 1).id = 'kiosk-1'), ['kiosks: "kiosk-1" is used twice.']],
    ['a label twice', (c) => (at(c.counters, 1).label = '1'), ['counters.label: "1" is used twice.']],
    ['a letter twice', (c) => (at(c.series, 1).style = { kind: 'letter', letter: 'A' }), ['series.style: "A001" is used twice.']],
    ['a field at two services', (c) => at(c.services, 2).fields.push('Chứng thực'), ['services.fields: "Chứng thực" is used twice.']],
    [
      'a service twice at a counter',
      (c) => at(c.counters, 1).services.push({ serviceId: 'residence', offsetMinutes: 5 }),
      ['counters.counter-2.services: "residence" is used twice.'],
    ],
    ['an unknown series', (c) => (at(c.services, 0).seriesId = 'z'), ['services.certification.seriesId: there is no "z".']],
    ['an unknown zone', (c) => (at(c.counters, 0).zoneId = 'hall-z'), ['counters.counter-1.zoneId: there is no "hall-z".']],
    [
      'an unknown service',
      (c) => at(c.counters, 0).services.push({ serviceId: 'passport', offsetMinutes: 0 }),
      ['counters.counter-1.services: there is no "passport".'],
    ],
    [
      'an unknown counter',
      (c) => (at(c.displays, 3).shows = { kind: 'counter', counterId: 'counter-99' }),
      ['displays.counter-display-1: there is no "counter-99".'],
    ],
    ['an unknown printer', (c) => (at(c.kiosks, 0).printerId = 'printer-9'), ['kiosks.kiosk-1.printerId: there is no "printer-9".']],
    [
      'an unknown service in an exception',
      (c) => (at(c.hours.exceptions, 0).services = ['passport']),
      ['hours.exceptions.2027-01-01: there is no "passport".'],
    ],
    [
      'a service nobody handles',
      (c) => (at(c.counters, 1).services = [{ serviceId: 'land', offsetMinutes: 0 }]),
      ['services: no counter handles the service "residence".'],
    ],
    [
      'an interval that ends before it begins',
      (c) => (at(c.hours.week, 0)[0] = ['11:30', '07:30']),
      ['hours.week.0: an interval must begin before it ends, and none may overlap the one before.'],
    ],
    [
      'an empty interval',
      (c) => (at(c.hours.exceptions, 1).open = [['07:30', '07:30']]),
      ['hours.exceptions.2027-04-30: an interval must begin before it ends, and none may overlap the one before.'],
    ],
    [
      'two that overlap',
      (c) => at(c.hours.week, 5).push(['11:29', '12:00']),
      ['hours.week.5: an interval must begin before it ends, and none may overlap the one before.'],
    ],
  ];

  test.each(CASES)('%s', (_name, change, expected) => {
    expect(faultsAfter(change)).toEqual(expected);
  });

  test('intervals may touch, and end at midnight', () => {
    expect(faultsAfter((c) => at(c.hours.week, 5).push(['11:30', '24:00']))).toEqual([]);
  });

  test('[F22] a field that two services write alike is a fault; another word with other marks is none, nor is one service’s own second way', () => {
    const fields = (...lists: string[][]) => faultsAfter((c) => lists.forEach((list, i) => (at(c.services, i).fields = list)));
    expect(fields(['Hòa giải ở cơ sở'], ['HOÀ GIẢI  Ở CƠ SỞ.'])).toEqual([
      'services.civil-status.fields: the fields "Hòa giải ở cơ sở" and "HOÀ GIẢI  Ở CƠ SỞ." of two services are one, written in two ways.',
    ]);
    expect(fields(['Phí', 'phí'], ['Phi'])).toEqual([]);
  });

  test('[N1c] every fault is named at once', () => {
    const faults = faultsAfter((c) => {
      at(c.services, 1).id = 'certification';
      at(c.counters, 0).zoneId = 'hall-z';
      at(c.kiosks, 0).printerId = 'printer-9';
      at(c.hours.week, 0)[0] = ['11:30', '07:30'];
      at(c.series, 1).style = { kind: 'letter', letter: 'N' };
    });
    expect(faults.length).toBeGreaterThanOrEqual(5);
    for (const part of ['"certification" is used twice', '"hall-z"', '"printer-9"', 'hours.week.0', 'N and M sound alike']) {
      expect(
        faults.some((fault) => fault.includes(part)),
        part,
      ).toBe(true);
    }
  });
});

describe('numbers', () => {
  const series = (first: string, second: string) =>
    faultsAfter((c) => {
      for (const [i, letter] of [first, second].entries()) at(c.series, i).style = { kind: 'letter', letter };
      c.series = c.series.slice(0, 2);
      for (const service of c.services) service.seriesId = 'a';
    });

  test.each([
    ['B', 'P'],
    ['B', 'C'],
    ['T', 'E'],
    ['V', 'B'],
    ['M', 'N'],
    ['S', 'X'],
    ['I', 'Y'],
  ])('[N1c] %s and %s sound alike', (first, second) => {
    expect(series(first, second)).toEqual([`series: the letters ${first} and ${second} sound alike over a loudspeaker.`]);
  });

  test.each([
    ['A', 'B'],
    ['A', 'H'],
    ['B', 'L'],
    ['L', 'R'],
  ])('[N1c] %s and %s do not', (first, second) => {
    expect(series(first, second)).toEqual([]);
  });

  test('[N1c] a numeric series has 999 numbers', () => {
    const limit = (dailyLimit: number) => faultsAfter((c) => Object.assign(at(c.series, 0), { style: { kind: 'numeric', thousand: 1 }, dailyLimit }));
    expect(limit(999)).toEqual([]);
    expect(limit(1000)).toEqual(['series.a.dailyLimit: a numeric series has 999 numbers, the limit 1000 is too high.']);
  });

  test('[N1c] every possible number is shown on every display that may show it', () => {
    const cells = (count: number, letters: boolean, dailyLimit = 600) =>
      faultsAfter((c) => {
        c.series = [{ id: 'a', style: { kind: 'letter', letter: 'A' }, dailyLimit }];
        for (const service of c.services) service.seriesId = 'a';
        at(c.displays, 4).cells = { count, letters };
      });
    expect(cells(4, true)).toEqual([]);
    expect(cells(3, true)).toEqual(['series.a: the number A600 cannot be shown on the display "counter-display-2".']);
    expect(cells(4, false)).toEqual(['series.a: the number A600 cannot be shown on the display "counter-display-2".']);
    expect(cells(4, true, 1000)).toEqual(['series.a: the number A1000 cannot be shown on the display "counter-display-2".']);
  });
});

describe('shapes', () => {
  test('what is there and what should be is said as it is, in both languages', () => {
    const document = { ...structuredClone(seed), waitTargetMinutes: '15', name: { vi: 5, en: 'x' } };
    const parsed = parseCentre(document);
    if (parsed.ok) return expect.unreachable();
    expect(parsed.no.map((fault) => fault.en)).toEqual([
      'name.vi: Invalid input: expected string, received number',
      'waitTargetMinutes: Invalid input: expected number, received string',
    ]);
    expect(parsed.no.map((fault) => fault.vi.split(':')[0])).toEqual(['name.vi', 'waitTargetMinutes']);
    for (const { vi } of parsed.no) expect(vi).not.toContain('undefined');
  });

  test('a missing part is named with its place, and so is one nobody knows', () => {
    expect(faultsAfter((c) => void Reflect.deleteProperty(at(c.counters, 3), 'label'))).toEqual([
      'counters.3.label: Invalid input: expected string, received undefined',
    ]);
    expect(faultsAfter((c) => void Object.assign(c, { colour: 'red' }))).toEqual(['.: Unrecognized key: "colour"']);
  });

  test.each([null, undefined, 7, 'centre', [], {}, [seed]])('%j is no settings document, and that is no crash', (document) => {
    const parsed = parseCentre(document);
    expect(parsed.ok).toBe(false);
  });

  test.each(['07:60', '24:01', '7:30', '25:00', '0730', ''])('the time %j is none', (time) => {
    expect(faultsAfter((c) => (c.day.opensAt = time))).toHaveLength(1);
  });

  test('a time zone is one of the platform’s', () => {
    expect(faultsAfter((c) => (c.timeZone = 'Asia/Da_Lat'))).toHaveLength(1);
    expect(faultsAfter((c) => (c.timeZone = 'Asia/Bangkok'))).toEqual([]);
  });

  test('Vietnamese text is kept composed', () => {
    const parsed = parseCentre({ ...structuredClone(seed), name: { vi: 'Trung tâm'.normalize('NFD'), en: 'Centre' } });
    expect(parsed).toMatchObject({ ok: true, value: { name: { vi: 'Trung tâm'.normalize('NFC') } } });
  });
});
