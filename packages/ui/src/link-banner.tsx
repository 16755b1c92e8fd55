import { useClientState } from './client-context.tsx';
import { useLanguage } from './language-context.tsx';

/** One line while the server cannot be reached; a page never shows old numbers as if they were the truth. */
export function LinkBanner({ className = 'link-banner' }: { className?: string }) {
  const link = useClientState((state) => state.link);
  const { say } = useLanguage();
  if (link !== 'down') return null;
  return (
    <p className={className} role="status">
      {say('link.down')}
    </p>
  );
}
