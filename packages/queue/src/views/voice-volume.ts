import { localTime, minuteOf } from '@luot/shared/domain/time/local-time';
import type { VoiceSettings } from '@luot/shared/settings/hall-settings';

/** L2: how loud calls are said at this time of day, 0 to 1; 0 within quiet hours, which may reach over midnight. */
export function voiceVolume({ volume, quiet }: Pick<VoiceSettings, 'volume' | 'quiet'>, timeZone: string, nowMs: number): number {
  const { minute } = localTime(nowMs, timeZone);
  const isQuiet = quiet.some(([from, to]) => {
    const [begins, ends] = [minuteOf(from), minuteOf(to)];
    return begins <= ends ? begins <= minute && minute < ends : minute >= begins || minute < ends;
  });
  if (isQuiet) return 0;
  const byTime = volume.toSorted((a, b) => minuteOf(a.from) - minuteOf(b.from));
  const now = byTime.findLast(({ from }) => minuteOf(from) <= minute) ?? byTime.at(-1);
  return (now?.percent ?? 0) / 100;
}
