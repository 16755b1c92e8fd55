// The longest names that settings take, each a different one, in words or in one piece.
import type { Text } from '@luot/shared/domain/text';
import type { CentreSettings } from '@luot/shared/settings/centre';

const LONGEST = 200;
const WORDS = {
  vi: 'Đăng ký giao dịch bảo đảm bằng quyền sử dụng đất, tài sản khác gắn liền với đất và chuyển nhượng hợp đồng mua bán nhà ở thương mại trong các dự án phát triển nhà ở khu vực nghỉ dưỡng ',
  en: 'Registration of security interests in land use rights, other assets attached to land, and transfers of purchase contracts of commercial housing in development projects of the resort area ',
};

export type Writing = 'words' | 'one piece';

/** Each name of the settings that people read is 200 letters long, in both languages, and begins with a number of its own. */
export function longNames(writing: Writing): (centre: CentreSettings) => CentreSettings {
  let made = 0;
  const one = (words: string) => {
    const text = `${made} ${words.repeat(2)}`;
    return (writing === 'words' ? text : text.replaceAll(/[ ,]/g, '')).slice(0, LONGEST).trim().padEnd(LONGEST, 'x');
  };
  const name = (): Text => {
    made += 1;
    return { vi: one(WORDS.vi).normalize('NFC'), en: one(WORDS.en) };
  };
  const named = <Thing extends { readonly name: Text }>(things: readonly Thing[]) => things.map((thing) => ({ ...thing, name: name() }));
  return (centre) => ({
    ...centre,
    name: name(),
    services: named(centre.services).map((service) => ({ ...service, hint: name() })),
    classes: named(centre.classes),
    zones: named(centre.zones),
    counters: named(centre.counters),
    displays: named(centre.displays),
    kiosks: named(centre.kiosks),
    devices: named(centre.devices),
    pauseReasons: named(centre.pauseReasons),
    boards: { ...centre.boards, messages: centre.boards.messages.map((message) => ({ ...message, text: name() })) },
  });
}
