import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameIn } from '@luot/shared/domain/procedure-name';
import type { Text } from '@luot/shared/domain/text';
import { type PaperContext, type TicketPaper, ticketPaper } from '@luot/shared/protocol/ticket-paper';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { type ProcedureRecord, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { PAPER_FIELDS, type TicketLayout } from '@luot/shared/settings/ticket-layout';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type EscposCommand, EscposParser } from '../emulators/escpos-parser.ts';
import { PaperRoll, type Sheet } from '../emulators/paper-roll.ts';
import { drawLogo, drawText, type Raster } from './paper-text.ts';
import { rasterCommand, ticketBytes, ticketPieces } from './ticket-bytes.ts';

const seed = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../../resources/seed/${file}`, import.meta.url), 'utf8'));
const CENTRE = seed('centre.json') as { name: Text; services: { name: Text }[]; ticket: { footer: Text } };
const PROCEDURES = procedureFileSchema.parse(seed('procedures.json')).procedures;

const LAYOUT: TicketLayout = { logo: null, header: null, footer: CENTRE.ticket.footer, fields: [...PAPER_FIELDS] };
const QR = 'https://so.trungtam.example.vn/t/Zk3v9xQ0bT6pLr2mWn8sYg';
const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.a.12',
  number: 'A012',
  serviceId: 'social',
  serviceName: { vi: 'Bảo trợ xã hội – người có công', en: 'Social support' },
  issuedAtMs: Date.UTC(2026, 10, 23, 0, 30),
  language: 'vi',
  priority: true,
  procedureCode: null,
  printerId: 'printer-1',
  ahead: 12,
  counters: ['6', '7'],
  qr: QR,
  estimate: 'unknown',
};

function paperOf(ticket: Partial<IssuedTicket> = {}, context: Partial<PaperContext> = {}): TicketPaper {
  return ticketPaper(
    { ...TICKET, ...ticket },
    { centreName: CENTRE.name, timeZone: 'Asia/Ho_Chi_Minh', layout: LAYOUT, procedure: null, copy: false, ...context },
  );
}

const bytesOf = (paper: TicketPaper, widthDots = 576, logo: Raster | null = null) => Buffer.concat(ticketBytes(paper, { widthDots, logo }));

function commandsOf(bytes: Uint8Array): EscposCommand[] {
  return new EscposParser().push(bytes).filter((command) => command.type !== 'ignored');
}

function printed(bytes: Uint8Array, widthDots: number): Sheet {
  const roll = new PaperRoll(widthDots);
  const sheets = new EscposParser().push(bytes).flatMap((command) => roll.apply(command, bytes.length) ?? []);
  expect(sheets).toHaveLength(1);
  return sheets[0] ?? expect.unreachable();
}

/** What a reader of QR codes finds on the sheet. */
function scan(png: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'luot-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'sheet.png'), png);
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, 'sheet.png')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trimEnd();
}

function rastersOf(bytes: Uint8Array): Raster[] {
  return commandsOf(bytes).flatMap((command) =>
    command.type === 'raster' ? [{ widthBytes: command.widthBytes, height: command.height, rows: command.rows }] : [],
  );
}

/** Whether a picture is these words, whatever their size. */
function says({ widthBytes, height, rows }: Raster, words: string): boolean {
  const styles = Array.from({ length: 16 }, (_, i) => i + 20).flatMap((sizeDots) => [{ sizeDots }, { sizeDots, bold: true }]);
  return styles.some((style) => {
    const [drawn] = drawText(words, style, 576);
    return drawn !== undefined && drawn.widthBytes === widthBytes && drawn.height === height && Buffer.from(drawn.rows).equals(rows);
  });
}

describe('on paper', () => {
  test.each([
    [576, 'LUOT:Zk3v9xQ0bT6pLr2mWn8sYg'],
    [384, 'LUOT:Zk3v9xQ0bT6pLr2mWn8sYg'],
    [576, QR],
    [384, QR],
    [384, `https://${'so'.repeat(40)}.vn/t/Zk3v9xQ0bT6pLr2mWn8sYg`],
  ])('[P2] the QR is read off %i dots of paper: %s', (widthDots, qr) => {
    expect(scan(printed(bytesOf(paperOf({ qr }), widthDots), widthDots).png)).toBe(qr);
  });

  test.each([576, 384])('[P5] number and time are in the printer’s own letters, on %i dots', (widthDots) => {
    expect(printed(bytesOf(paperOf(), widthDots), widthDots).text).toEqual(['A012', '07:30 23/11/2026']);
    expect(printed(bytesOf(paperOf({ language: 'en', number: '2001' }), widthDots), widthDots).text).toEqual(['2001', '07:30 23 Nov 2026']);
  });

  test('[P5] the parts come in the order of the layout, and one that is left out is not there', () => {
    const order = (fields: TicketLayout['fields']) =>
      commandsOf(bytesOf(paperOf({}, { layout: { ...LAYOUT, fields } }))).flatMap((command): string[] => {
        if (command.type === 'text') return [command.text];
        if (command.type === 'qr-print') return ['qr'];
        if (command.type !== 'raster') return [];
        const words = [TICKET.serviceName.vi, 'Ưu tiên', 'Quầy 6, 7'].find((text) => says(command, text));
        return words === undefined ? [] : [words];
      });
    expect(order(['header', 'service', 'number', 'time', 'class', 'counters', 'qr', 'footer'])).toEqual([
      TICKET.serviceName.vi,
      'A012',
      '07:30 23/11/2026',
      'Ưu tiên',
      'Quầy 6, 7',
      'qr',
    ]);
    expect(order(['qr', 'counters', 'number', 'service'])).toEqual(['qr', 'Quầy 6, 7', 'A012', TICKET.serviceName.vi]);
    expect(order(['number'])).toEqual(['A012']);
  });

  test('[P3] a copy says so, in words above its number', () => {
    const above = (language: 'vi' | 'en', copy: boolean) => {
      const commands = commandsOf(bytesOf(paperOf({ language }, { copy })));
      const number = commands.findIndex((command) => command.type === 'text');
      const last = commands.slice(0, number).findLast((command) => command.type === 'raster');
      return last ?? expect.unreachable();
    };
    expect(says(above('vi', true), 'BẢN SAO')).toBe(true);
    expect(says(above('en', true), 'COPY')).toBe(true);
    expect(says(above('vi', false), 'BẢN SAO')).toBe(false);
    expect(says(above('vi', false), TICKET.serviceName.vi)).toBe(true);
  });

  test.each([576, 384])('nothing is wider than %i dots, whatever the words', (widthDots) => {
    const long = 'Đăng ký biến động đối với trường hợp đổi tên, giảm diện tích thửa đất và nghĩa vụ tài chính '.repeat(3).slice(0, 199).trim();
    expect(long.length).toBeGreaterThan(190);
    const paper = paperOf(
      { number: 'A1000', serviceName: { vi: long, en: long }, counters: Array.from({ length: 40 }, (_, i) => String(i + 1)) },
      {
        centreName: { vi: 'W'.repeat(200), en: 'W' },
        procedure: { shortName: { vi: long, en: long }, documents: { vi: [long, 'nghiêng'.repeat(25)], en: [] } },
      },
    );
    const bytes = bytesOf(paper, widthDots);
    for (const { widthBytes } of rastersOf(bytes)) expect(widthBytes * 8).toBeLessThanOrEqual(widthDots);
    let size = 1;
    for (const command of commandsOf(bytes)) {
      if (command.type === 'size') size = command.width;
      if (command.type === 'text') expect(command.text.length * 12 * size).toBeLessThanOrEqual(widthDots);
    }
    printed(bytes, widthDots);
  });

  test('a procedure’s name of 200 letters takes several lines, and none of it is lost', () => {
    const words = Array.from({ length: 40 }, (_, i) => ['thửa', 'đất', 'ngữ', 'quyền', 'hưởng'][i % 5] ?? '')
      .join(' ')
      .slice(0, 200);
    const alone = (name: string) => rastersOf(bytesOf([{ kind: 'service', text: name }], 384));
    const lines = alone(words);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    const ink = (rasters: readonly Raster[]) =>
      rasters.reduce((sum, { rows }) => sum + rows.reduce((dots, byte) => dots + byte.toString(2).replaceAll('0', '').length, 0), 0);
    // As much black as the same words one by one; letters of a line may share a dot or two at their edges.
    const apart = ink(words.split(' ').flatMap(alone));
    expect(Math.abs(ink(lines) - apart) / apart).toBeLessThan(0.03);
  });

  test('a number is as large as it can be', () => {
    const magnified = (number: string, widthDots: number) => {
      const command = commandsOf(bytesOf([{ kind: 'number', text: number }], widthDots)).find((c) => c.type === 'size');
      return command?.type === 'size' ? [command.width, command.height] : [];
    };
    expect(magnified('A012', 576)).toEqual([8, 8]);
    expect(magnified('A1000', 576)).toEqual([8, 8]);
    expect(magnified('A012', 384)).toEqual([6, 6]);
    expect(magnified('A1000', 384)).toEqual([5, 5]);
    expect(magnified('TRAINING-0001-0002', 384)).toEqual([1, 1]);
  });
});

describe('commands, as the Epson reference has them', () => {
  const hexOf = (paper: TicketPaper, widthDots = 576, logo: Raster | null = null) => bytesOf(paper, widthDots, logo).toString('hex');
  const DOT: Raster = { widthBytes: 2, height: 1, rows: Uint8Array.of(0x80, 0x01) };

  test('ESC @ and ESC a 1: a ticket begins clean and centred', () => {
    const [first] = ticketBytes(paperOf(), { widthDots: 576, logo: null });
    expect(Buffer.from(first ?? []).toString('hex')).toBe('1b74001b401b6101');
  });

  test('ESC d 4, GS V 0, ESC @: it ends with a cut, and nothing is printed after it', () => {
    expect(hexOf(paperOf())).toMatch(/1b64041d56001b40$/);
    expect(bytesOf(paperOf()).indexOf(Buffer.from([0x1d, 0x56]))).toBeGreaterThan(0);
    expect(commandsOf(bytesOf(paperOf())).filter((command) => command.type === 'cut')).toHaveLength(1);
  });

  test('GS ! n and LF: the number, and back to the plain size', () => {
    expect(hexOf([{ kind: 'number', text: 'A012' }])).toContain('1d2177413031320a1d2100');
    expect(hexOf([{ kind: 'number', text: 'A012' }], 384)).toContain('1d2155413031320a1d2100');
  });

  test('LF and ESC J n: the time, then 12 dots', () => {
    expect(hexOf([{ kind: 'time', text: '07:30' }])).toContain('30373a33300a1b4a0c');
  });

  test('GS v 0: m = 0, width in bytes and height in dots in little-endian, then the rows', () => {
    expect(rasterCommand(DOT).toString('hex')).toBe('1d76300002000100' + '8001');
    const tall = rasterCommand({ widthBytes: 1, height: 300, rows: new Uint8Array(300).fill(0x81) });
    expect(tall.subarray(0, 9).toString('hex')).toBe('1d763000' + '0100' + '2c01' + '81');
    expect(tall).toHaveLength(308);
    expect(hexOf([{ kind: 'logo', png: '' }], 576, DOT)).toContain('1d763000020001008001' + '1b4a0e');
  });

  test('ESC a 0: a checklist stands at the left, and what follows is centred again', () => {
    const commands = commandsOf(
      bytesOf([
        { kind: 'checklist', title: 'Giấy tờ', papers: ['Bản chính'] },
        { kind: 'line', text: 'Quầy 1' },
      ]),
    );
    expect(commands.flatMap((c): (number | string)[] => (c.type === 'align' ? [c.align] : c.type === 'raster' ? ['picture'] : []))).toEqual([
      1,
      0,
      'picture',
      'picture',
      1,
      'picture',
    ]);
  });

  test('GS ( k: function 165 model 2, 167 size, 169 level M, 180 store, 181 print', () => {
    const data = Buffer.from(QR, 'ascii');
    const size = (data.length + 3).toString(16).padStart(2, '0');
    const stored = `1d286b${size}00315030${data.toString('hex')}`;
    expect(hexOf([{ kind: 'qr', text: QR }])).toContain(['1d286b040031413200', '1d286b0300314306', '1d286b0300314531', stored, '1d286b0300315130'].join(''));
    expect(hexOf([{ kind: 'qr', text: QR }], 384)).toContain('1d286b0300314305');
  });

  test('pieces are drawn one by one as they are taken, and are the same bytes', () => {
    const drawn: string[] = [];
    const paper = paperOf().map((part) => ({
      ...part,
      get kind() {
        drawn.push(part.kind);
        return part.kind;
      },
    })) as TicketPaper;
    const pieces: Uint8Array[] = [];
    for (const piece of ticketPieces(paper, { widthDots: 576, logo: null })) {
      expect(new Set(drawn).size).toBeLessThanOrEqual(pieces.length + 1);
      pieces.push(piece);
    }
    expect(Buffer.concat(pieces)).toEqual(bytesOf(paperOf()));
    expect(pieces).toHaveLength(paper.length + 2);
  });

  test('a piece is made of whole commands, so that a question may follow it', () => {
    for (const piece of ticketBytes(paperOf({}, { procedure: { shortName: TICKET.serviceName, documents: { vi: ['Một', 'Hai'], en: [] } } }), {
      widthDots: 576,
      logo: DOT,
    })) {
      const commands = new EscposParser().push(Uint8Array.from([...piece, 0x1d, 0x72, 0x01]));
      expect(commands.at(-1)).toEqual({ type: 'ask-done', which: 1 });
      // What is passed over are ESC t and functions of GS ( k, not a byte of a picture.
      for (const command of commands) if (command.type === 'ignored') expect([0x1b, 0x1d]).toContain(command.bytes[0]);
    }
  });
});

describe('a logo', () => {
  function png(width: number, height: number, colour = '#000'): string {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    return `data:image/png;base64,${canvas.toBuffer('image/png').toString('base64')}`;
  }

  test.each([
    [100, 50, 576, 100, 50],
    [800, 100, 576, 576, 72],
    [800, 100, 384, 384, 48],
    [100, 400, 576, 50, 200],
  ])('of %i x %i on %i dots is %i x %i', async (width, height, paper, wide, high) => {
    const logo = await drawLogo(png(width, height), paper);
    expect([Math.ceil(wide / 8), high]).toEqual([logo?.widthBytes, logo?.height]);
  });

  test('is black where it is dark and white where it is light, or where nothing is', async () => {
    const dots = async (colour: string) => (await drawLogo(png(8, 1, colour), 576))?.rows[0];
    expect(await dots('#222')).toBe(0xff);
    expect(await dots('#ddd')).toBe(0);
    expect(await dots('rgba(0,0,0,0)')).toBe(0);
  });

  test.each(['data:image/png;base64,AAAA', 'data:image/png;base64,', 'no picture', ''])('[R3] %j is none, and no crash', async (picture) => {
    expect(await drawLogo(picture, 576)).toBeNull();
  });

  test('[P5] is printed first, and one that could not be drawn is left out', async () => {
    const logo = (await drawLogo(png(64, 64), 576)) ?? expect.unreachable();
    const paper = paperOf({}, { layout: { ...LAYOUT, logo: png(64, 64) } });
    expect(rastersOf(bytesOf(paper, 576, logo))[0]).toMatchObject({ widthBytes: 8, height: 64 });
    expect(rastersOf(bytesOf(paper, 576, null))[0]?.height).not.toBe(64);
    expect(printed(bytesOf(paper, 576, null), 576).text).toEqual(['A012', '07:30 23/11/2026']);
  });
});

describe('how long it takes to send', () => {
  const languages = ['vi', 'en'] as const;

  test('a plain ticket of any service has at most 8,192 bytes', () => {
    const sizes = CENTRE.services.flatMap(({ name }) => languages.map((language) => bytesOf(paperOf({ serviceName: name, language })).length));
    expect(sizes.length).toBeGreaterThan(15);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8_192);
  });

  test('one with a checklist of five papers, of any procedure, has at most 25,600', () => {
    const five = (papers: readonly string[]) => papers.slice(0, 5);
    const sizes = languages.flatMap((language) => {
      const length = ({ documents, shortName }: ProcedureRecord) =>
        documents === null ? 0 : [nameIn(shortName, language).text, ...five(documents[language])].join('').length;
      // The eight with the most words: the others are shorter.
      return PROCEDURES.toSorted((a, b) => length(b) - length(a))
        .slice(0, 8)
        .map(({ shortName, documents }) => {
          const papers = { vi: five(documents?.vi ?? []), en: five(documents?.en ?? []) };
          return bytesOf(paperOf({ language }, { procedure: { shortName, documents: papers } })).length;
        });
    });
    expect(sizes).toHaveLength(16);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25_600);
    expect(Math.max(...sizes)).toBeGreaterThan(8_192);
  });
});
