import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand } from '@luot/shared/protocol/commands';
import { ClientProvider } from '@luot/ui/client-context';
import { act, render } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type DisplayFaults, useDisplayFaults } from './use-display-report.ts';

let client: StubClient;
/** As two pieces of the page have it. */
let one: DisplayFaults;
let two: DisplayFaults;

function Piece({ take }: { take: (faults: DisplayFaults) => void }) {
  take(useDisplayFaults());
  return null;
}
const reports = () =>
  client.sent
    .filter((command): command is ClientCommand & { name: 'display.report' } => command.name === 'display.report')
    .map(({ body }) => body.faults.map(({ what, name }) => `${what} ${name}`));
/** Does it, and lets the list go out. */
const now = (work: () => void) =>
  act(async () => {
    work();
    await Promise.resolve();
  });
const link = (to: 'up' | 'down') => now(() => client.store.setState({ link: to }));

beforeEach(() => {
  client = stubClient('board-a');
  render(
    <ClientProvider client={client}>
      <Piece
        take={(faults) => {
          one = faults;
        }}
      />
      <Piece
        take={(faults) => {
          two = faults;
        }}
      />
    </ClientProvider>,
  );
});

test('[L2e] the whole list of all pieces goes out when it changes, and only then', async () => {
  await now(() => one.report('media', 'le-hoi.mp4'));
  await now(() => two.report('voice', 'vi/digit-7'));
  await now(() => two.report('voice', 'vi/digit-7'));
  await now(() => one.clear('media', 'le-hoi.mp4'));
  await now(() => one.clear('media', 'le-hoi.mp4'));
  expect(reports()).toEqual([['media le-hoi.mp4'], ['media le-hoi.mp4', 'voice vi/digit-7'], ['voice vi/digit-7']]);
});

test('[L2e] many faults at once are one list, as long as the server takes', async () => {
  await now(() => {
    for (let i = 0; i < 60; i++) one.report('voice', `vi/${i}${'x'.repeat(200)}`);
  });
  expect(reports()).toHaveLength(1);
  expect(reports()[0]).toHaveLength(40);
  expect(reports()[0]?.[0]).toHaveLength('voice '.length + 120);
});

test('[L2e] a fault that is over before it was told is not told', async () => {
  await now(() => {
    one.report('voice', 'vi/digit-7');
    one.clear('voice', 'vi/digit-7');
  });
  expect(reports()).toEqual([]);
});

test('[L2e] over each new link it is told again, because the server has forgotten; nothing to tell is not told', async () => {
  await link('down');
  await link('up');
  expect(reports()).toEqual([]);
  await link('down');
  await now(() => one.report('media', 'le-hoi.mp4'));
  expect(reports()).toEqual([]);
  await link('up');
  await link('down');
  await link('up');
  expect(reports()).toEqual([['media le-hoi.mp4'], ['media le-hoi.mp4']]);
});
