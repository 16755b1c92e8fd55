// What a procedure costs, as far as anybody has said.
import type { Text } from '@luot/shared/domain/text';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { Say } from '@luot/strings/say';

/** "0đ" that leaves the amount to the province is never shown as free. */
export function feeWords(fee: Procedure['fee'], say: Say, textOf: (text: Text) => string): string {
  const text = fee.text === null ? null : textOf(fee.text);
  switch (fee.status) {
    case 'free':
      return text === null ? say('kiosk.fee-free') : `${say('kiosk.fee-free')}. ${text}`;
    case 'stated':
      return text ?? say('kiosk.fee-unknown');
    case 'deferred':
      return text ?? say('kiosk.fee-deferred');
    case 'unknown':
      return say('kiosk.fee-unknown');
  }
}
