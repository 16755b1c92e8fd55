import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';

/** Mostly gone before it is seen; when the server is slow it says that one touch is enough (N3). */
const SLOW_MS = 2_500;

export function TakingScreen({ sinceMs }: { sinceMs: number }) {
  const { say } = useLanguage();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), Math.max(0, sinceMs + SLOW_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [sinceMs]);
  return (
    <section className="message" role="status">
      <h1 tabIndex={-1}>{say('kiosk.taking')}</h1>
      <p className="lead">{slow ? say('kiosk.still-taking') : ' '}</p>
    </section>
  );
}
