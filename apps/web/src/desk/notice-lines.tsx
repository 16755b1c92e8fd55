// What the server has put in words for people who can see to it.
import type { Text } from '@luot/shared/domain/text';
import { useLanguage } from '@luot/ui/language-context';

export function NoticeLines({ notices }: { notices: readonly Text[] }) {
  const { textOf } = useLanguage();
  return notices.map((notice) => (
    <p key={notice.vi} className="alert-line" role="status">
      {textOf(notice)}
    </p>
  ));
}
