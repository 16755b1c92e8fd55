// What the next screens need is made ready while nobody waits: the first screen comes up without any of it.
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { loadKeys } from '@luot/ui/forms/touch-keyboard';
import { useEffect } from 'react';

/** After the first screen has been there this long. */
const AFTER_MS = 1_500;

export function useWarmUp(procedures: readonly Procedure[]): void {
  useEffect(() => {
    if (procedures.length === 0) return;
    const timer = setTimeout(() => {
      void loadKeys();
      void import('./screens/find/search-screen.tsx');
      void import('@luot/search/catalogue-search').then(({ searchOf }) => searchOf(procedures));
      // A page that may have no camera needs no decoder.
      if ('mediaDevices' in navigator) void import('./scan/camera.ts').then(({ warmUp }) => warmUp());
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [procedures]);
}
