import { sayIn } from '@luot/strings/say';
import { expect, test } from 'vitest';
import { MANAGER_VIEW } from '../../../test/sample-manager-view.ts';
import { ruleSentences } from './rule-sentences.ts';

const { rules } = MANAGER_VIEW;
const said = (change: Partial<typeof rules> = {}, language: 'vi' | 'en' = 'en') =>
  Object.fromEntries(ruleSentences({ ...rules, ...change }, sayIn(language), (text) => text[language]).map(({ id, sentences }) => [id, sentences]));

test('[Q11] every rule is a sentence with the centre’s own minutes', () => {
  expect(said()).toEqual({
    order: ['Within a service, who came first is called first.', 'A ticket sent on to another service or counter keeps its number and its time of arrival.'],
    priority: [
      'Aged 80 or over: as if having come 30 minutes earlier.',
      'After 3 calls in a row at a counter that passed somebody, whoever has waited longest is called.',
    ],
    away: [
      'Away for a paper, a payment or a copy and back within 30 minutes: the turn is kept.',
      'Back later: as if having come 15 minutes before coming back.',
      'A visitor may go back into the queue 2 times alone; after that the staff do it.',
    ],
    missed: [
      'A missed number is not called again by itself.',
      'Within 20 minutes its visitor can put it back at a kiosk; after that the staff do it.',
      'Put back, it counts as having come 15 minutes before that, never earlier than it did.',
    ],
    booked: [
      'Who comes from 30 minutes before to 10 minutes after the booked time counts as having come 25 minutes before it.',
      'Earlier or later than that: as a visitor without a booking.',
    ],
    helping: [
      'These counters take on another service when people there have waited longer by the minutes named, or when they have nobody of their own.',
      'Counter 3: Building, after 20 minutes.',
    ],
  });
});

test('[Q11] in Vietnamese too', () => {
  expect(said({}, 'vi')['priority']).toEqual([
    'Người từ 80 tuổi: được xếp như đến sớm hơn 30 phút.',
    'Ở mỗi quầy, sau 3 lượt liền gọi vượt người đến trước thì gọi người chờ lâu nhất.',
  ]);
});

test('[Q11] what a centre does not do is not said as if it did', () => {
  expect(said({ classes: [{ id: 'a', name: { vi: 'A', en: 'A' }, headStartMinutes: 0 }] })['priority']).toEqual(['Nobody is called earlier than others.']);
  expect(said({ visitorReturns: 0 })['missed']).toContain('Only the staff put it back into the queue.');
  expect(said({ visitorReturns: 0 })['away']).toContain('Only the staff put a ticket back into the queue.');
  expect(said({ missedGraceMinutes: 0 })['missed']).toContain('Only the staff put it back into the queue.');
  expect(said({ returnedHeadStartMinutes: 0 })['away']).toContain('Back later: as if having just come.');
  expect(said({ returnedHeadStartMinutes: 0 })['missed']).toContain('Put back, it counts as having just come.');
  expect(said({ helping: [] })).not.toHaveProperty('helping');
});
