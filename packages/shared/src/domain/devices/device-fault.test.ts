import { describe, expect, test } from 'vitest';
import { DEVICE_FAULT_CODES, deviceFault, deviceFaultText, sameFault } from './device-fault.ts';

const PARAMS = { port: '/dev/luot/led', place: 'printer-1', address: '192.0.2.7:9100', reason: 'ETIMEDOUT' };

describe('what people read', () => {
  test('every fault has a sentence in each language, in letters of its own and composed', () => {
    for (const code of DEVICE_FAULT_CODES) {
      const { vi, en } = deviceFaultText({ code, params: PARAMS });
      for (const sentence of [vi, en]) {
        expect(sentence, code).toMatch(/^\p{Lu}|^\/|^\d/u);
        expect(sentence, code).toMatch(/\.$/);
        expect(sentence, code).toBe(sentence.normalize('NFC'));
        expect(sentence, `${code}: a parameter nobody fills`).not.toMatch(/\{\w+\}/);
      }
      expect(vi).not.toBe(en);
    }
  });

  test('both languages name the same parameters', () => {
    for (const code of DEVICE_FAULT_CODES) {
      const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      const { vi, en } = deviceFaultText({ code });
      expect(named(vi), code).toEqual(named(en));
    }
  });

  test('a parameter stands in the sentence as it is', () => {
    expect(deviceFaultText({ code: 'port-missing', params: { port: '/dev/{x}$&' } }).en).toContain('/dev/{x}$&');
  });
});

describe('the same fault', () => {
  test('is the same code with the same parameters', () => {
    expect(sameFault(null, null)).toBe(true);
    expect(sameFault({ code: 'cutter' }, null)).toBe(false);
    expect(sameFault({ code: 'cutter' }, { code: 'cutter' })).toBe(true);
    expect(sameFault({ code: 'cutter' }, { code: 'paper-out' })).toBe(false);
    expect(sameFault(deviceFault('port-busy', { port: 'a' }), { code: 'port-busy', params: { port: 'a' } })).toBe(true);
    expect(sameFault(deviceFault('port-busy', { port: 'a' }), deviceFault('port-busy', { port: 'b' }))).toBe(false);
  });

  test('is made with its parameters, or without any', () => {
    expect(deviceFault('cutter')).toEqual({ code: 'cutter' });
    expect('params' in deviceFault('cutter')).toBe(false);
    expect(deviceFault('port-busy', { port: 'a' })).toEqual({ code: 'port-busy', params: { port: 'a' } });
  });
});
