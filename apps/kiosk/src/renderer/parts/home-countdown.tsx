import { useLanguage } from '@luot/ui/language-context';
import { useCountdown } from '../use-countdown.ts';

/** Says when the screen goes home by itself, and lets it go then. */
export function HomeCountdown({ seconds, onHome }: { seconds: number; onHome: () => void }) {
  const { say } = useLanguage();
  const left = useCountdown(seconds, onHome);
  return <p className="ticket-home figures">{say('kiosk.home-in', { n: left })}</p>;
}
