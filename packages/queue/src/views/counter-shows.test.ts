import { describe, expect, test } from 'vitest';
import { AN, Given, SERVER } from '../../test/fixtures/given.ts';
import { TUESDAY } from '../../test/fixtures/small-centre.ts';
import { counterShows } from './counter-shows.ts';

const C1 = { counterId: 'c1' };
const shows = (given: Given) => counterShows(given.state, 'c1');

describe('what a counter’s LED display shows', () => {
  test('[L1a] nothing while the counter is closed, and of a counter that there is none of', () => {
    const given = Given.monday().at('08:00');
    expect(shows(given)).toEqual({ kind: 'dark' });
    expect(counterShows(given.state, 'c9')).toEqual({ kind: 'dark' });
    given.open('c1').did(AN, 'counter.close', C1);
    expect(shows(given)).toEqual({ kind: 'dark' });
  });

  test('[L1a] the number that is called or served, then that the counter is free', () => {
    const given = Given.monday().at('08:00').open('c1');
    expect(shows(given)).toEqual({ kind: 'free' });
    const { id: ticketId } = given.issue('papers');
    expect(shows(given)).toEqual({ kind: 'free' });
    given.call('c1');
    expect(shows(given)).toEqual({ kind: 'number', number: 'A001' });
    given.did(AN, 'ticket.start', { ticketId });
    expect(shows(given)).toEqual({ kind: 'number', number: 'A001' });
    given.did(AN, 'ticket.finish', { ticketId });
    expect(shows(given)).toEqual({ kind: 'free' });
  });

  test('[L1a] a pause', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    expect(shows(given)).toEqual({ kind: 'paused' });
    given.did(AN, 'counter.open', C1);
    expect(shows(given)).toEqual({ kind: 'free' });
  });

  test('[C3b] a call that was taken back leaves the display too', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    given.call('c1');
    given.did(AN, 'counter.undo', C1);
    expect(shows(given)).toEqual({ kind: 'free' });
  });

  test('[D2a] at roll-over every display goes dark', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    given.call('c1');
    given.at('03:00', TUESDAY).did(SERVER, 'day.turn', {});
    expect(shows(given)).toEqual({ kind: 'dark' });
  });
});
