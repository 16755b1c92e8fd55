import { ipcMain } from 'electron';
import { isOwnAddress } from './app-scheme.ts';
import { type ArgumentsOf, type Channel, PARSE_ARGUMENTS, type ReplyOf } from './ipc-map.ts';

/**
 * Answers one channel. Only a frame that shows a page of this program is answered: another frame would be a way round
 * every rule of the window. The thrown errors reach the caller as a rejected promise.
 */
export function handle<C extends Channel>(channel: C, answer: (...args: ArgumentsOf<C>) => ReplyOf<C>): void {
  ipcMain.handle(channel, (event, ...args: unknown[]): ReplyOf<C> => {
    // The frame is null once it has navigated away or is gone: whoever asked is no longer there to be trusted.
    if (!isOwnAddress(event.senderFrame?.url)) throw new Error(`${channel}: the sender is not a page of this program`);
    const parsed = PARSE_ARGUMENTS[channel](args);
    if (parsed === undefined) throw new Error(`${channel}: the arguments are of another shape`);
    return answer(...parsed);
  });
}
