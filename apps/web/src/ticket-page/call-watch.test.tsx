import { expect, test } from 'vitest';
import { noticedCall } from './call-watch.ts';
import { callAt, sampleTicket } from './sample-ticket.ts';

const waiting = sampleTicket();
const called = sampleTicket({ state: 'called', call: callAt(7) });
const again = sampleTicket({ state: 'called', call: callAt(9) });

test('[T3] a call is noticed once, and so is each recall', () => {
  expect([noticedCall(waiting, called), noticedCall(called, called), noticedCall(called, again)]).toEqual(['called', 'nothing', 'recalled']);
});

test('[T3] a page opened during a call is not startled by it', () => {
  expect(noticedCall(null, called)).toBe('nothing');
});

test('[T3] a call that was over when the line came back makes no noise', () => {
  expect(noticedCall(waiting, sampleTicket({ state: 'missed', call: callAt(7) }))).toBe('nothing');
  expect(noticedCall(waiting, sampleTicket({ state: 'serving', call: callAt(7) }))).toBe('nothing');
});

test('[T3] back in the queue and called once more is a call, to another counter too', () => {
  const back = sampleTicket({ call: callAt(7) });
  expect(noticedCall(back, again)).toBe('called');
  expect(noticedCall(called, sampleTicket({ state: 'called', call: callAt(9, '5') }))).toBe('called');
});

test('[T3] calls are counted anew each day', () => {
  const yesterday = sampleTicket({ day: '2026-11-22', call: callAt(80) });
  expect(noticedCall(yesterday, called)).toBe('called');
});
