// Everything wrong with a settings document, named fault by fault, so that a technician mends all in one go.

import { spelledWords } from '../../domain/codes/spelled-words.ts';
import { no, ok, type Result } from '../../domain/result.ts';
import { fillTemplate, type Text, type TextParams } from '../../domain/text.ts';
import { CONFUSABLE_LETTERS, ticketNumber } from '../../domain/ticket-number.ts';
import { minuteOf } from '../../domain/time/local-time.ts';
import { type CentreSettings, centreSchema } from '../centre.ts';
import { cellsOf, isPrinter } from '../device-settings.ts';
import { takePathsOut } from './centre-paths.ts';
import { deviceFaults } from './device-settings-faults.ts';
import { nameFaults } from './name-faults.ts';
import { shapeFault } from './shape-fault.ts';
import { upgradeCentre } from './upgrade-centre.ts';

const SENTENCES = {
  duplicate: { vi: '{path}: "{value}" được dùng hai lần.', en: '{path}: "{value}" is used twice.' },
  missing: { vi: '{path}: không có "{value}".', en: '{path}: there is no "{value}".' },
  'field-alike': {
    vi: '{path}: lĩnh vực "{value}" và "{other}" của hai dịch vụ là một, chỉ khác cách viết.',
    en: '{path}: the fields "{value}" and "{other}" of two services are one, written in two ways.',
  },
  'training-series': {
    vi: '{path}: dãy số "{value}" chỉ dùng để tập; mỗi trung tâm có nhiều nhất một dãy như vậy và không dịch vụ nào dùng nó.',
    en: '{path}: the series "{value}" is for training; a centre has one at most, and no service uses it.',
  },
  'not-of-the-hall': {
    vi: '{path}: màn hình "{value}" không phải bảng của sảnh này nên không được đọc loa ở đây.',
    en: '{path}: the display "{value}" is no board of this hall, so it cannot speak here.',
  },
  'unstaffable-service': {
    vi: '{path}: không có quầy nào phục vụ dịch vụ "{value}".',
    en: '{path}: no counter handles the service "{value}".',
  },
  'confusable-letters': {
    vi: '{path}: chữ {value} và {other} dễ nghe nhầm khi gọi loa.',
    en: '{path}: the letters {value} and {other} sound alike over a loudspeaker.',
  },
  'limit-past-thousand': {
    vi: '{path}: dãy số bằng chữ số chỉ có 999 số, giới hạn {value} là quá lớn.',
    en: '{path}: a numeric series has 999 numbers, the limit {value} is too high.',
  },
  'number-does-not-fit': {
    vi: '{path}: số {value} không hiển thị được trên màn hình "{other}".',
    en: '{path}: the number {value} cannot be shown on the display "{other}".',
  },
  intervals: {
    vi: '{path}: giờ bắt đầu phải trước giờ kết thúc và các khoảng không được chồng nhau.',
    en: '{path}: an interval must begin before it ends, and none may overlap the one before.',
  },
  'day-inside-hours': {
    vi: '{path}: ngày làm việc bắt đầu lúc {value}, giữa giờ phục vụ hoặc giờ phát số; số đã phát sẽ hết hạn lúc đó.',
    en: '{path}: the business day begins at {value}, within service or ticket hours; tickets given out before would expire then.',
  },
  'path-inside': {
    vi: '{path}: cấu hình không ghi đường dẫn, địa chỉ web hay tệp khóa. Người vận hành ghi chúng vào places.json; ở đây chỉ ghi mã của chúng.',
    en: '{path}: settings hold no path, web address or secret file. The operator writes them into places.json; here stands only their id.',
  },
} as const satisfies Record<string, Text>;

type Fault = Text;

function fault(code: keyof typeof SENTENCES, params: TextParams): Fault {
  return { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
}

/** Parses a settings document, also one of an earlier version, unless it names paths itself (R30). Errors: every fault, each a sentence in every language that begins with its place. */
export function parseCentre(document: unknown): Result<CentreSettings, readonly Fault[]> {
  const { document: today, paths } = takePathsOut(upgradeCentre(document));
  const inside = paths.map(({ at }) => fault('path-inside', { path: at }));
  const parsed = centreSchema.safeParse(today, { reportInput: true }); // so that a fault can say what was there
  if (!parsed.success) return no([...inside, ...parsed.error.issues.map(shapeFault)]);
  const faults = [...inside, ...centreFaults(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : no(faults);
}

/** Settings that were taken once, those with paths too (R30c): only their shape is judged, so that a check which is new does not stop a centre that works. Errors: as `parseCentre`. */
export function parseStoredCentre(document: unknown): Result<CentreSettings, readonly Fault[]> {
  const parsed = centreSchema.safeParse(takePathsOut(upgradeCentre(document)).document);
  return parsed.success ? ok(parsed.data) : no(parsed.error.issues.map(shapeFault));
}

/** Contradictions a shape cannot express. */
function centreFaults(centre: CentreSettings): Fault[] {
  return [
    ...duplicates(centre),
    ...missing(centre),
    ...fieldsAlike(centre),
    ...centre.services
      .filter((service) => !centre.counters.some((counter) => counter.services.some((s) => s.serviceId === service.id)))
      .map((service) => fault('unstaffable-service', { path: 'services', value: service.id })),
    ...training(centre),
    ...voices(centre),
    ...numbers(centre),
    ...nameFaults(centre),
    ...deviceFaults(centre),
    ...dayFaults(centre),
    ...allIntervals(centre)
      .filter(({ list }) => list.some(([from, to], i) => minuteOf(from) >= minuteOf(to) || (i > 0 && minuteOf(list[i - 1]?.[1] ?? '') > minuteOf(from))))
      .map(({ path }) => fault('intervals', { path })),
  ];
}

/** F22: a procedure whose field two services write alike would go to the first, whatever is meant. Within one service it does no harm. */
function fieldsAlike(centre: CentreSettings): Fault[] {
  const first = new Map<string, { readonly field: string; readonly serviceId: string }>();
  return centre.services.flatMap(({ id: serviceId, fields }) =>
    fields.flatMap((field) => {
      const words = spelledWords(field);
      const before = first.get(words);
      if (before === undefined) first.set(words, { field, serviceId });
      return before === undefined || before.serviceId === serviceId || before.field === field
        ? []
        : [fault('field-alike', { path: `services.${serviceId}.fields`, value: before.field, other: field })];
    }),
  );
}

/** C11: at most one series for training, and no service has it. */
function training(centre: CentreSettings): Fault[] {
  const series = centre.series.filter((s) => s.training === true);
  return [
    ...series.slice(1).map(({ id }) => fault('training-series', { path: 'series', value: id })),
    ...centre.services
      .filter((service) => series.some(({ id }) => id === service.seriesId))
      .map((service) => fault('training-series', { path: `services.${service.id}.seriesId`, value: service.seriesId })),
  ];
}

/** L2: who speaks in a hall hangs there, and its stand-in is another one. */
function voices(centre: CentreSettings): Fault[] {
  return centre.zones.flatMap((zone) => {
    if (zone.voice === undefined) return [];
    const { speaker, standIn } = zone.voice;
    const path = `zones.${zone.id}.voice`;
    const elsewhere = [speaker, ...(standIn === null ? [] : [standIn])].filter((id) => {
      const shows = centre.displays.find((display) => display.id === id)?.shows;
      return shows !== undefined && !(shows.kind === 'hall' && shows.zoneId === zone.id);
    });
    return [
      ...elsewhere.map((value) => fault('not-of-the-hall', { path, value })),
      ...(speaker === standIn ? [fault('duplicate', { path, value: speaker })] : []),
    ];
  });
}

function duplicates(centre: CentreSettings): Fault[] {
  const lists: [string, readonly string[]][] = [
    ['series', centre.series.map((s) => s.id)],
    ['series.style', centre.series.map((s) => ticketNumber(s.style, 1))],
    ['services', centre.services.map((s) => s.id)],
    ['services.fields', centre.services.flatMap((s) => s.fields)],
    ['classes', centre.classes.map((c) => c.id)],
    ['zones', centre.zones.map((z) => z.id)],
    ['counters', centre.counters.map((c) => c.id)],
    ['counters.label', centre.counters.map((c) => c.label)],
    ['displays', centre.displays.map((d) => d.id)],
    ['kiosks', centre.kiosks.map((k) => k.id)],
    ['devices', centre.devices.map((d) => d.id)],
    ['hours.exceptions', centre.hours.exceptions.flatMap((e) => (e.services ?? ['*']).map((service) => `${e.date} ${service}`))],
    ['pauseReasons', centre.pauseReasons.map((r) => r.id)],
    ['callReasons', centre.callReasons.map((r) => r.id)],
    ...centre.counters.map((c): [string, readonly string[]] => [`counters.${c.id}.services`, c.services.map((s) => s.serviceId)]),
  ];
  return lists.flatMap(([path, values]) =>
    [...new Set(values.filter((value, i) => values.indexOf(value) !== i))].map((value) => fault('duplicate', { path, value })),
  );
}

function missing(centre: CentreSettings): Fault[] {
  const has = (list: readonly { id: string }[]) => {
    const ids = new Set(list.map((item) => item.id));
    return (path: string, value: string) => (ids.has(value) ? [] : [fault('missing', { path, value })]);
  };
  const series = has(centre.series);
  const service = has(centre.services);
  const zone = has(centre.zones);
  const counter = has(centre.counters);
  const display = has(centre.displays);
  const printer = has(centre.devices.filter(isPrinter));
  return [
    ...centre.services.flatMap((s) => series(`services.${s.id}.seriesId`, s.seriesId)),
    ...centre.counters.flatMap((c) => [
      ...zone(`counters.${c.id}.zoneId`, c.zoneId),
      ...c.services.flatMap((s) => service(`counters.${c.id}.services`, s.serviceId)),
    ]),
    ...centre.displays.flatMap((d) => (d.shows.kind === 'hall' ? zone(`displays.${d.id}`, d.shows.zoneId) : counter(`displays.${d.id}`, d.shows.counterId))),
    ...centre.zones.flatMap((z) =>
      (z.voice === undefined ? [] : [z.voice.speaker, ...(z.voice.standIn === null ? [] : [z.voice.standIn])]).flatMap((d) =>
        display(`zones.${z.id}.voice`, d),
      ),
    ),
    ...centre.boards.messages.flatMap((m, i) => (m.zones ?? []).flatMap((z) => zone(`boards.messages.${i}.zones`, z))),
    ...centre.kiosks.flatMap((k) => (k.printerId === null ? [] : printer(`kiosks.${k.id}.printerId`, k.printerId))),
    ...Object.entries(centre.dossiers.desks).flatMap(([step, id]) => (id === null ? [] : service(`dossiers.desks.${step}`, id))),
    ...centre.hours.exceptions.flatMap((e) => (e.services ?? []).flatMap((id) => service(`hours.exceptions.${e.date}`, id))),
  ];
}

/** N1: letters that are not confused when spoken, and every possible number on every display that may show it. */
function numbers(centre: CentreSettings): Fault[] {
  const faults: Fault[] = [];
  const letters = centre.series.flatMap((s) => (s.style.kind === 'letter' ? [s.style.letter] : []));
  for (const group of CONFUSABLE_LETTERS) {
    const [first, ...others] = letters.filter((letter, i) => group.includes(letter) && letters.indexOf(letter) === i);
    for (const other of others) faults.push(fault('confusable-letters', { path: 'series', value: first ?? '', other }));
  }
  for (const series of centre.series) {
    if (series.style.kind === 'numeric' && series.dailyLimit > 999) {
      faults.push(fault('limit-past-thousand', { path: `series.${series.id}.dailyLimit`, value: series.dailyLimit }));
    }
    const longest = ticketNumber(series.style, series.dailyLimit);
    for (const { id, shows, count, letters } of characterDisplays(centre)) {
      if (!mayShow(centre, shows, series.id)) continue;
      if (longest.length > count || (series.style.kind === 'letter' && !letters)) {
        faults.push(fault('number-does-not-fit', { path: `series.${series.id}`, value: longest, other: id }));
      }
    }
  }
  return faults;
}

/** Everything that shows a number in a few characters: screens that say so, and panels on a cable. */
function characterDisplays(centre: CentreSettings) {
  return [
    ...centre.displays.flatMap(({ id, shows, cells }) => (cells === undefined ? [] : [{ id, shows, ...cells }])),
    ...centre.devices.flatMap((device) =>
      cellsOf(device).map(({ counterId, count, letters }) => ({ id: device.id, shows: { kind: 'counter', counterId } as const, count, letters })),
    ),
  ];
}

/** A transferred ticket keeps its number (Q3), so any series may come to a counter; still a zone without counters shows none. */
function mayShow(centre: CentreSettings, shows: CentreSettings['displays'][number]['shows'], seriesId: string): boolean {
  const counters = centre.counters.filter((c) => (shows.kind === 'hall' ? c.zoneId === shows.zoneId : c.id === shows.counterId));
  return counters.length > 0 && centre.services.some((s) => s.seriesId === seriesId);
}

/** D1, D3: a day that begins while tickets are given out would end them. */
function dayFaults(centre: CentreSettings): Fault[] {
  const begins = minuteOf(centre.day.opensAt);
  return allIntervals(centre)
    .filter(({ list }) => {
      const [first, last] = [list[0]?.[0], list.at(-1)?.[1]];
      return first !== undefined && last !== undefined && minuteOf(first) - centre.hours.ticketsBeforeMinutes < begins && begins < minuteOf(last) && begins > 0;
    })
    .map(({ path }) => fault('day-inside-hours', { path, value: centre.day.opensAt }));
}

function allIntervals(centre: CentreSettings): { path: string; list: readonly (readonly [string, string])[] }[] {
  return [
    ...centre.hours.week.map((list, day) => ({ path: `hours.week.${day}`, list })),
    ...centre.hours.exceptions.map((e) => ({ path: `hours.exceptions.${e.date}`, list: e.open })),
    ...centre.services.flatMap((s) => (s.week ?? []).map((list, day) => ({ path: `services.${s.id}.week.${day}`, list }))),
  ];
}
