import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askYes } from './ask-yes.ts';

/** What the question comes to when somebody types this and ends the input. */
async function answered(typed: string, isTTY = true): Promise<boolean | null> {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY }), Object.assign(new PassThrough(), { isTTY })];
  input.end(typed);
  output.resume();
  return askYes('?', { input, output });
}

describe('a question at the terminal', () => {
  test.each([
    ['y\n', true],
    ['Có\n', true],
    ['co\n', true],
    ['YES\n', true],
    ['n\n', false],
    ['\n', false],
    ['không\n', false],
    ['', false],
  ])('[F24] %j is %s', async (typed, yes) => {
    expect(await answered(typed)).toBe(yes);
  });

  test('[F24] without a terminal nobody is asked', async () => {
    expect(await answered('y\n', false)).toBeNull();
  });
});
