// A kiosk's or a display's page in an ordinary browser: nobody who touches it can zoom it, open a menu or leave. Larger text
// is the kiosk's own button.

const ZOOMED = 1.01;
/** A zoom that comes again at once is forced by something no page can undo. */
const UNDO_AGAIN_MS = 60_000;
const UNDONE_KEY = 'luot.unzoomed';

/** Keys of a browser that lead elsewhere or change the size. */
const LEAVING: ReadonlySet<string> = new Set(['BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserSearch']);
const SIZING: ReadonlySet<string> = new Set(['+', '-', '=', '0']);
/** Mouse buttons for back and forward. */
const SIDE_BUTTONS: readonly number[] = [3, 4];

/** Once, when the page has taken what stands in its address. */
export function lockPage(): void {
  // Styles in tokens.css: touches that would zoom, select or pull the page.
  document.documentElement.setAttribute('data-locked', '');
  const never = (event: Event) => event.preventDefault();
  // `gesturestart` is Safari's pinch, a wheel with Ctrl every touchpad's.
  for (const kind of ['contextmenu', 'dragstart', 'gesturestart']) window.addEventListener(kind, never, { capture: true });
  const listen = <Kind extends keyof WindowEventMap>(kind: Kind, isRefused: (event: WindowEventMap[Kind]) => boolean) =>
    window.addEventListener(kind, (event) => isRefused(event) && event.preventDefault(), { capture: true, passive: false });
  listen('wheel', ({ ctrlKey }) => ctrlKey);
  listen('mousedown', ({ button }) => SIDE_BUTTONS.includes(button));
  listen('mouseup', ({ button }) => SIDE_BUTTONS.includes(button));
  listen('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (LEAVING.has(key)) return true;
    return ((ctrlKey || metaKey) && SIZING.has(key)) || (altKey && (key === 'ArrowLeft' || key === 'ArrowRight'));
  });
  stayHere();
  undoZoom();
  window.visualViewport?.addEventListener('resize', undoZoom);
}

/** Whoever goes back comes to an entry of this very page, and is led forward again. */
function stayHere(): void {
  if (window.history.state !== 'here') {
    window.history.replaceState('before', '');
    window.history.pushState('here', '');
  }
  window.addEventListener('popstate', () => window.history.forward());
}

/** A browser keeps a zoom over every reload; the same address opened anew has none. */
function undoZoom(): void {
  if ((window.visualViewport?.scale ?? 1) < ZOOMED) return;
  const undoneAtMs = Number(sessionStorage.getItem(UNDONE_KEY) ?? Number.NEGATIVE_INFINITY);
  if (Math.abs(Date.now() - undoneAtMs) < UNDO_AGAIN_MS) return;
  sessionStorage.setItem(UNDONE_KEY, String(Date.now()));
  window.location.replace(window.location.pathname + window.location.search);
}
