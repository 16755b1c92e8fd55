// The window a desk page is shown in: its own, or a small one that stays above other programs. Keys and clocks belong
// to that one, because the browser slows down what is hidden.
import { useClientState } from '@luot/ui/client-context';
import { createContext, useContext, useEffect, useState } from 'react';

export const PageWindow = createContext<Window>(window);

export function usePageWindow(): Window {
  return useContext(PageWindow);
}

/** The server's clock, ticking in the window that is looked at. */
export function useDeskNow(everyMs: number): number {
  const page = usePageWindow();
  const skewMs = useClientState((state) => state.skewMs);
  const [tickMs, setTickMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = page.setInterval(() => setTickMs(performance.now()), everyMs);
    return () => page.clearInterval(timer);
  }, [page, everyMs]);
  return tickMs + skewMs;
}
