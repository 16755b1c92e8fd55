// What displays could not show or say, as they have told last. Kept in memory alone: a display that comes back tells again.
import { NO_SOUND } from '@luot/shared/domain/announcement';
import type { Text } from '@luot/shared/domain/text';
import type { CommandBody } from '@luot/shared/protocol/commands';
import type { CentreSettings } from '@luot/shared/settings/centre';

export type DisplayFault = CommandBody<'display.report'>['faults'][number];

export class DisplayReports {
  readonly #faults = new Map<string, readonly DisplayFault[]>();

  report(displayId: string, faults: readonly DisplayFault[]): void {
    this.#faults.set(displayId, faults);
  }

  forget(displayId: string): void {
    this.#faults.delete(displayId);
  }

  /** Whether it can make itself heard at all. */
  hasSound(displayId: string): boolean {
    return !(this.#faults.get(displayId) ?? []).some(isMute);
  }

  /** A sentence each, by display. @param isKnown faults that are told elsewhere already */
  sentences(displays: CentreSettings['displays'], isKnown: (fault: DisplayFault) => boolean): Text[] {
    return displays.flatMap(({ id, name }) =>
      (this.#faults.get(id) ?? [])
        .filter((fault) => !isKnown(fault))
        .map((fault) => ({ vi: `${name.vi}: ${say(fault).vi}`, en: `${name.en}: ${say(fault).en}` })),
    );
  }
}

function isMute({ what, name }: DisplayFault): boolean {
  return what === 'voice' && name === NO_SOUND;
}

function say(fault: DisplayFault): Text {
  const { what, name } = fault;
  if (isMute(fault)) {
    return {
      vi: 'không phát được tiếng. Vui lòng chạm vào màn hình một lần; nếu vẫn không có tiếng, kiểm tra loa của máy.',
      en: 'no sound. Touch its screen once; if it stays silent, look at the machine’s loudspeaker.',
    };
  }
  if (what === 'voice') return { vi: `không phát được đoạn âm thanh “${name}”.`, en: `the clip “${name}” cannot be played.` };
  return { vi: `không chiếu được “${name}”.`, en: `“${name}” cannot be shown.` };
}
