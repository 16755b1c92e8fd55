// D1c, D1e: what people are told while the machine's clock is not the centre's time.

import type { ClockDoubt } from '@luot/engine/day-clock';
import type { Text } from '@luot/shared/domain/text';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';

/** Who set a clock by hand set it to the minute. */
const SAME_MS = 60_000;

const ASK_THE_MANAGER: Text = {
  vi: 'Đồng hồ của máy chủ vừa nhảy sang giờ khác. Gọi số như thường; nhờ quản lý xem giờ nào đúng.',
  en: 'The server’s clock has jumped to another time. Go on calling; ask the manager to say which time is right.',
};

/** @param devicesMs what other machines' clocks are ahead of the centre's time by */
export function clockInDoubt(doubt: ClockDoubt | null, devicesMs: readonly number[]): ManagerView['clock'] {
  if (doubt === null) return null;
  const near = (ms: number) => devicesMs.filter((device) => Math.abs(device - ms) <= SAME_MS).length;
  const [centre, machine] = [near(0), near(doubt.differenceMs)];
  return {
    // To the second: who looks at it reads minutes.
    differenceMs: Math.round(doubt.differenceMs / 1_000) * 1_000,
    judged: doubt.judged,
    devices: { centre, machine, neither: devicesMs.length - centre - machine },
  };
}

/** For whoever works at a counter; the manager's own page asks. */
export function clockNotices(doubt: ClockDoubt | null): readonly Text[] {
  return doubt === null || doubt.judged ? [] : [ASK_THE_MANAGER];
}
