import { useSyncExternalStore } from 'react';

/** Whether this holds for the screen now; false where nobody can say. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const asked = ask(query);
      asked?.addEventListener('change', changed);
      return () => asked?.removeEventListener('change', changed);
    },
    () => ask(query)?.matches ?? false,
  );
}

function ask(query: string): MediaQueryList | undefined {
  return typeof window.matchMedia === 'function' ? window.matchMedia(query) : undefined;
}
