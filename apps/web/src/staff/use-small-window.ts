// The clerk's page in a narrow window that stays above the one-stop software: the browser's own picture-in-picture where
// it has that (a secure page in Chrome or Edge), a plain small window elsewhere.
import { useLanguage } from '@luot/ui/language-context';
import { useCallback, useEffect, useState } from 'react';
import { type Theme, useTheme } from '../desk/theme.ts';

const SIZE = { width: 420, height: 700 };
const NAME = 'luot-small';

declare global {
  interface Window {
    readonly documentPictureInPicture?: { readonly requestWindow: (size: typeof SIZE) => Promise<Window> };
  }
}

export interface SmallWindow {
  /** The window this page is shown in instead of its own, or null. */
  readonly pinned: Window | null;
  /** The desk is in a small window, of whichever kind. */
  readonly small: boolean;
  readonly toggle: () => void;
}

export function useSmallWindow(): SmallWindow {
  const [pinned, setPinned] = useState<Window | null>(null);
  const { chosen } = useLanguage();
  const theme = useTheme();
  const isPopup = window.name === NAME;

  useEffect(() => {
    if (pinned !== null) mark(pinned.document.documentElement, chosen, theme);
  }, [pinned, chosen, theme]);

  const toggle = useCallback(() => {
    if (isPopup) window.close();
    else if (pinned !== null) pinned.close();
    else void openPinned().then(setPinned);

    async function openPinned(): Promise<Window | null> {
      const opened = await window.documentPictureInPicture?.requestWindow(SIZE).catch(() => null);
      if (opened === undefined || opened === null) {
        // Over the same session, as a page of its own.
        window.open(window.location.href, NAME, `popup,width=${SIZE.width},height=${SIZE.height}`)?.focus();
        return null;
      }
      dress(opened);
      opened.addEventListener('pagehide', () => setPinned(null));
      return opened;
    }
  }, [isPopup, pinned]);
  return { pinned, small: isPopup || pinned !== null, toggle };
}

function mark(root: HTMLElement, language: string, theme: Theme): void {
  root.lang = language;
  root.dataset['theme'] = theme;
}

/** The new window begins empty: it gets this page's styles. */
function dress({ document: page }: Window): void {
  page.title = document.title;
  for (const element of document.querySelectorAll('link[rel="stylesheet"], style')) {
    const copy = element.cloneNode(true) as HTMLElement;
    if (element instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = element.href;
    page.head.append(copy);
  }
}
