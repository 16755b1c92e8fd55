import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EscposParser } from '../emulators/escpos-parser.ts';
import { PaperRoll, type Sheet } from '../emulators/paper-roll.ts';
import { rasterCommand, type TicketPaper, ticketBytes } from './ticket-paper.ts';

const PAPER: TicketPaper = {
  centreName: 'Trung tâm Phục vụ hành chính công phường mẫu',
  serviceName: 'Bảo trợ xã hội – người có công',
  number: 'A001',
  time: '07:30 22/11/2026',
  lines: ['Ưu tiên', 'Chờ trước ông/bà: 12 người', 'Quầy 6, 7'],
  checklist: { title: 'Giấy tờ mang theo: Chứng thực bản sao', papers: ['Bản chính giấy tờ', 'Bản cần chứng thực, nếu đã chụp sẵn'] },
  qr: 'LUOT:Zk3v9xQ0bT6pLr2mWn8sYg',
  footer: 'Số chỉ có giá trị trong ngày. Vui lòng chú ý bảng gọi số.',
};

function printed(paper: TicketPaper, widthDots: number): Sheet {
  const roll = new PaperRoll(widthDots);
  const job = ticketBytes(paper, widthDots);
  const sheets = new EscposParser().push(job).flatMap((command) => roll.apply(command, job.length) ?? []);
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

describe('a ticket on paper', () => {
  test.each([576, 384])('has its number and time in the printer’s own letters, on %i dots', (widthDots) => {
    const sheet = printed(PAPER, widthDots);
    expect(sheet.text).toEqual(['A001', '07:30 22/11/2026']);
    expect(sheet.widthDots).toBe(widthDots);
  });

  test.each([
    [576, PAPER.qr],
    [384, PAPER.qr],
    [576, 'https://so.trungtam.example.vn/t/Zk3v9xQ0bT6pLr2mWn8sYg'],
    [384, 'https://so.trungtam.example.vn/t/Zk3v9xQ0bT6pLr2mWn8sYg'],
  ])('[P2] its QR is read from %i dots of paper: %s', (widthDots, qr) => {
    expect(scan(printed({ ...PAPER, qr }, widthDots).png)).toBe(qr);
  });

  test('nothing is wider than the paper, also a long number in large letters', () => {
    for (const number of ['A001', 'A1000', '2001']) {
      const commands = new EscposParser().push(ticketBytes({ ...PAPER, number }, 384));
      const at = commands.findIndex((command) => command.type === 'text' && command.text === number);
      const size = commands.slice(0, at).findLast((command) => command.type === 'size');
      expect((size?.width ?? 0) * 12 * number.length).toBeLessThanOrEqual(384);
      expect(size?.width).toBeGreaterThanOrEqual(5);
      for (const command of commands) if (command.type === 'raster') expect(command.widthBytes * 8).toBeLessThanOrEqual(384);
    }
  });

  test('without a checklist and lines it is shorter', () => {
    expect(printed({ ...PAPER, lines: [], checklist: null }, 576).heightDots).toBeLessThan(printed(PAPER, 576).heightDots);
  });

  test('a job that broke off before is wiped: it begins with a reset, and nothing is printed after the cut', () => {
    const commands = new EscposParser()
      .push(ticketBytes(PAPER, 576))
      .map((command) => command.type)
      .filter((type) => type !== 'ignored');
    expect(commands[0]).toBe('reset');
    expect(commands.slice(commands.indexOf('cut'))).toEqual(['cut', 'reset']);
  });

  test('a picture is sent row by row, the size in little-endian', () => {
    const command = rasterCommand({ widthBytes: 1, height: 300, rows: new Uint8Array(300).fill(0x81) });
    expect([...command.subarray(0, 9)]).toEqual([0x1d, 0x76, 0x30, 0, 1, 0, 44, 1, 0x81]);
    expect(command).toHaveLength(308);
  });
});
