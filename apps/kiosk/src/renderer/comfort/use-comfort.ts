// How the visitor wants the screen, and how large it is, told to the style sheet.
import { useEffect } from 'react';
import type { KioskState } from '../kiosk-store.ts';

interface Comfort extends Pick<KioskState, 'largeText' | 'highContrast' | 'lowReach'> {
  /** Dots per inch; null until the server has said. */
  readonly dpi: number | null;
}

export function useComfort({ largeText, highContrast, lowReach, dpi }: Comfort): void {
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['contrast'] = highContrast ? 'high' : 'normal';
    dataset['text'] = largeText ? 'large' : 'normal';
    dataset['reach'] = lowReach ? 'low' : 'normal';
    // A millimetre on this very screen: what a finger needs does not depend on how fine its dots are.
    if (dpi !== null) style.setProperty('--mm', `${(dpi / window.devicePixelRatio / 25.4).toFixed(3)}px`);
  }, [highContrast, largeText, lowReach, dpi]);
}
